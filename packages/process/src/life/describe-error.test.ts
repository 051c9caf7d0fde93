import { expect, test } from 'vitest'
import { describeError } from './describe-error.ts'

test('an error in the log tells where and what kind, and nothing of what somebody wrote', () => {
  const error = Object.assign(new Error('Key (body)=(my\n    at secret words) exists'), {
    code: '23505',
    detail: 'secret words',
  })
  const described = describeError(error)
  expect(described).toMatchObject({ name: 'Error', code: '23505' })
  expect(described.stack?.[0]).toMatch(/^at /)
  expect(JSON.stringify(described)).not.toContain('secret')
  expect(describeError('secret')).toEqual({ name: 'string' })
})
