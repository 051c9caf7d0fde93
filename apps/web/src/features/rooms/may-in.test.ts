import type { RoomEntry } from '@parley/client'
import type { Person } from '@parley/protocol'
import { expect, test } from 'vitest'
import { type May, mayBring, mayIn } from './may-in.ts'

const granted = (room: Partial<RoomEntry['room']>, role: RoomEntry['role'] = 'member') => {
  const base = { id: 'r', kind: 'public', name: 'r', topic: '', createdAt: '2026-11-20T00:00:00.000Z' } as const
  const may = mayIn({ room: { ...base, ...room }, role })
  return (Object.keys(may) as (keyof May)[]).filter((key) => may[key]).sort()
}
const brings = (
  kind: RoomEntry['room']['kind'],
  role: RoomEntry['role'] = 'member',
  by: Person['role'] = 'member',
  more: Partial<RoomEntry['room']> = {},
) => {
  const room = { id: 'r', kind, name: kind === 'group' ? '' : 'r', topic: '', createdAt: archivedAt, ...more }
  const { people, links } = mayBring({ room, role }, { role: by })
  return [people, links]
}
const archivedAt = '2026-11-21T00:00:00.000Z'

test('members of a public room write, change its topic and bring people', () => {
  expect(granted({})).toEqual(['changeTopic', 'leave', 'post', 'speak'])
  expect(granted({ posting: 'moderators' })).toEqual(['leave', 'speak'])
  expect(brings('public')).toEqual([true, true])
})

test('only owners and moderators bring people into a private room', () => {
  expect(granted({ kind: 'private' })).toEqual(['changeTopic', 'leave', 'post', 'speak'])
  expect(granted({ kind: 'private', posting: 'moderators' }, 'moderator')).toEqual([
    'changeTopic',
    'leave',
    'moderate',
    'post',
    'speak',
  ])
  expect(brings('private')).toEqual([false, false])
  expect(brings('private', 'moderator')).toEqual([true, true])
})

test('a guest brings nobody in anywhere, even where they run the room', () => {
  for (const kind of ['public', 'private', 'group', 'direct'] as const) {
    expect(brings(kind, 'owner', 'guest')).toEqual([false, false])
  }
})

test('a group grows and is promoted; a direct message stays as it is', () => {
  expect(granted({ kind: 'group', name: '' })).toEqual(['leave', 'post', 'promote', 'speak'])
  expect(granted({ kind: 'direct', name: '' })).toEqual(['post', 'speak'])
  expect([brings('group'), brings('direct')]).toEqual([
    [true, false],
    [false, false],
  ])
})

test('in an archived room an owner may only bring it back', () => {
  expect(granted({ archivedAt }, 'owner')).toEqual(['leave', 'own'])
  expect(granted({ archivedAt })).toEqual(['leave'])
  expect(brings('public', 'owner', 'member', { archivedAt })).toEqual([false, false])
})

test('whoever is blocked by the other one says nothing more to them', () => {
  const room = { id: 'r', kind: 'direct', name: '', topic: '', createdAt: archivedAt } as const
  const may = mayIn({ room, role: 'member', blocked: true })
  expect([may.post, may.speak]).toEqual([false, false])
})
