import { describe, expect, it } from 'vitest'
import { COMMANDS, commandIn, commandsIn } from './commands.ts'

const inRoom = (kind: 'public' | 'private' | 'direct' | 'group') => ({ kind, isInThread: false })

describe('commandIn', () => {
  it('finds a command and what follows it', () => {
    expect(commandIn('/create a room ', inRoom('public'))).toMatchObject({
      command: { name: 'create' },
      text: 'a room',
    })
    expect(commandIn('/poll 中午吃什么？', inRoom('direct'))).toMatchObject({
      command: { name: 'poll' },
      text: '中午吃什么？',
    })
    expect(commandIn('/LEAVE', inRoom('private'))).toMatchObject({ command: { name: 'leave' }, text: '' })
  })

  it('leaves everything else a message', () => {
    for (const text of ['/etc/hosts', '/unknown', '/leave\nnow', ' /leave', 'and/or', '/', '//leave', '/leave/'])
      expect(commandIn(text, inRoom('public')), text).toBeNull()
  })

  it('offers no poll in a thread, since it stands in the room', () => {
    expect(commandIn('/poll x', { kind: 'public', isInThread: true })).toBeNull()
    expect(commandIn('/mute', { kind: 'public', isInThread: true })).not.toBeNull()
  })

  it('offers a guest no other room, and nobody to bring into this one', () => {
    const names = commandsIn({ ...inRoom('public'), isGuest: true }).map(({ name }) => name)
    expect(names).toContain('msg')
    expect(names.filter((name) => ['browse', 'create', 'invite'].includes(name))).toEqual([])
    expect(commandIn('/create x', { ...inRoom('public'), isGuest: true })).toBeNull()
  })

  it('offers no topic and no leaving where a room is named by its people', () => {
    expect(commandIn('/topic x', inRoom('direct'))).toBeNull()
    expect(commandIn('/leave', inRoom('group'))).toBeNull()
    expect(commandsIn(inRoom('direct')).length).toBeLessThan(COMMANDS.length)
  })
})
