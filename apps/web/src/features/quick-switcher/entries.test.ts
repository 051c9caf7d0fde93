import type { RoomEntry } from '@parley/client'
import { describe, expect, it } from 'vitest'
import table from '../matching/pinyin.json'
import { readTable } from '../matching/pinyin.ts'
import { entriesFor, type Known } from './entries.ts'

const room = (name: string, unread = 0, mentions = 0): RoomEntry => ({
  room: { id: name, kind: 'public', name, topic: '', createdAt: '2026-01-01T00:00:00.000Z' },
  role: 'member',
  memberCount: 2,
  head: 1,
  lastSeq: 1,
  readSeq: 0,
  unread,
  mentions,
  named: mentions,
})

const known: Known = {
  rooms: [room('design'), room('general', 3), room('维护', 5, 2), room('random')],
  nameOf: ({ name }) => name,
  publicRooms: [
    { room: room('design').room, memberCount: 2, joined: true },
    { room: { ...room('release').room, topic: 'what ships' }, memberCount: 9, joined: false },
  ],
  people: [{ id: 'p1', handle: 'qiming', displayName: '周启明', role: 'member' }],
  commands: [
    { id: 'settings', name: '设置' },
    { id: 'sign-out', name: 'Sign out' },
  ],
  visited: ['random', 'design'],
  openRoomId: 'design',
  readings: readTable(table),
}
const offered = (typed: string) =>
  entriesFor(typed, known).map(({ id, entries }) => `${id}: ${entries.map(({ name }) => name).join(' ')}`)

describe('the entries of the switcher', () => {
  it('begin with what is unread, what calls the person first, then what was last visited, without the open room', () => {
    expect(offered('')).toEqual(['unread: 维护 general', 'recent: random', 'commands: 设置 Sign out'])
  })

  it('are found by pinyin and initials, in rooms, people and commands', () => {
    // And only then by the topic “what ships”.
    expect(offered('wh')).toEqual(['rooms: 维护', 'public-rooms: release'])
    expect(offered('zhouq')).toEqual(['people: 周启明'])
    expect(offered('sz')[0]).toBe('commands: 设置')
    expect(offered('settings')).toEqual(['commands: 设置'])
    expect(offered('qiming')).toEqual(['people: 周启明'])
  })

  it('offer other public rooms, also by topic, and those the person is in once only', () => {
    expect(offered('rel')).toEqual(['public-rooms: release'])
    expect(offered('ships')).toEqual(['public-rooms: release'])
    expect(offered('design')).toEqual(['rooms: design'])
  })

  it('put the group with the best match first', () => {
    expect(offered('sign')).toEqual(['commands: Sign out', 'rooms: design'])
  })

  it('hold a person once, who leads to the room of the two, and no commands for one letter', () => {
    const direct: RoomEntry = {
      ...room('', 1),
      room: { ...room('').room, kind: 'direct', id: 'd1', people: ['me', 'p1'] },
    }
    const more = {
      ...known,
      rooms: [...known.rooms, direct],
      nameOf: (each: RoomEntry['room']) => each.name || '周启明',
    }
    expect(entriesFor('zhou', more).map(({ id }) => id)).toEqual(['people'])
    expect(entriesFor('', more)[0]?.entries.map(({ name }) => name)).toEqual(['维护', 'general', '周启明'])
    expect(offered('s').some((group) => group.startsWith('commands'))).toBe(false)
    expect(offered('设')).toEqual(['commands: 设置'])
  })

  it('keep to one kind after its sign', () => {
    expect(offered('@')).toEqual(['people: 周启明'])
    expect(offered('>')).toEqual(['commands: 设置 Sign out'])
    expect(offered('#wei')).toEqual(['rooms: 维护'])
    expect(offered('@sign')).toEqual([])
  })
})
