import { expect, test } from 'vitest'
import { childrenOf } from '../postgres/children-of.ts'
import { startStack } from './start-stack.ts'

test('a stack of which a part does not start leaves no process behind', { timeout: 120_000 }, async () => {
  const before = childrenOf(process.pid)
  const refusedByRealtime = { PARLEY_CONNECTIONS_PER_PERSON: 'many' }
  const starting = startStack({ web: 2, redis: true, nginx: true, environment: refusedByRealtime })
  await expect(starting).rejects.toThrow('PARLEY_CONNECTIONS_PER_PERSON')
  await expect.poll(() => childrenOf(process.pid), { timeout: 20_000 }).toEqual(before)
})
