import { expect, test } from 'vitest'
import { createLiveSessions } from './live-sessions.ts'

test('a session lives as long as one of its connections', () => {
  const sessions = createLiveSessions<string>()
  const forgetOne = sessions.add('session', 'one')
  const forgetTwo = sessions.add('session', 'two')
  expect(sessions.of('session')).toEqual(['one', 'two'])
  forgetOne()
  forgetOne()
  expect(sessions.ids()).toEqual(['session'])
  forgetTwo()
  expect(sessions.ids()).toEqual([])
  sessions.add('session', 'three')
  forgetTwo()
  expect(sessions.of('session')).toEqual(['three'])
})
