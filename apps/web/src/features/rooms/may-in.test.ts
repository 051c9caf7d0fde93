import type { RoomEntry } from '@parley/client'
import { expect, test } from 'vitest'
import { type May, mayIn } from './may-in.ts'

const granted = (room: Partial<RoomEntry['room']>, role: RoomEntry['role'] = 'member') => {
  const base = { id: 'r', kind: 'public', name: 'r', topic: '', createdAt: '2026-11-20T00:00:00.000Z' } as const
  const may = mayIn({ room: { ...base, ...room }, role })
  return (Object.keys(may) as (keyof May)[]).filter((key) => may[key]).sort()
}
const archivedAt = '2026-11-21T00:00:00.000Z'

test('members of a public room write, change its topic and bring people', () => {
  expect(granted({})).toEqual(['addPeople', 'changeTopic', 'leave', 'makeLinks', 'post', 'speak'])
  expect(granted({ posting: 'moderators' })).toEqual(['addPeople', 'leave', 'makeLinks', 'speak'])
})

test('only owners and moderators bring people into a private room', () => {
  expect(granted({ kind: 'private' })).toEqual(['changeTopic', 'leave', 'post', 'speak'])
  expect(granted({ kind: 'private', posting: 'moderators' }, 'moderator')).toEqual([
    'addPeople',
    'changeTopic',
    'leave',
    'makeLinks',
    'moderate',
    'post',
    'speak',
  ])
})

test('a group grows and is promoted; a direct message stays as it is', () => {
  expect(granted({ kind: 'group', name: '' })).toEqual(['addPeople', 'leave', 'post', 'promote', 'speak'])
  expect(granted({ kind: 'direct', name: '' })).toEqual(['post', 'speak'])
})

test('in an archived room an owner may only bring it back', () => {
  expect(granted({ archivedAt }, 'owner')).toEqual(['leave', 'own'])
  expect(granted({ archivedAt })).toEqual(['leave'])
})

test('whoever is blocked by the other one says nothing more to them', () => {
  const room = { id: 'r', kind: 'direct', name: '', topic: '', createdAt: archivedAt } as const
  const may = mayIn({ room, role: 'member', blocked: true })
  expect([may.post, may.speak]).toEqual([false, false])
})
