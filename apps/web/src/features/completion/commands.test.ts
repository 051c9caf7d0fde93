import { describe, expect, it } from 'vitest'
import { COMMANDS, commandIn, commandsIn } from './commands.ts'

describe('commandIn', () => {
  it('finds a command and what follows it', () => {
    expect(commandIn('/create a room ', 'public')).toMatchObject({ command: { name: 'create' }, text: 'a room' })
    expect(commandIn('/poll 中午吃什么？', 'direct')).toMatchObject({ command: { name: 'poll' }, text: '中午吃什么？' })
    expect(commandIn('/LEAVE', 'private')).toMatchObject({ command: { name: 'leave' }, text: '' })
  })

  it('leaves everything else a message', () => {
    for (const text of ['/etc/hosts', '/unknown', '/leave\nnow', ' /leave', 'and/or', '/', '//leave', '/leave/'])
      expect(commandIn(text, 'public'), text).toBeNull()
  })

  it('offers no topic and no leaving where a room is named by its people', () => {
    expect(commandIn('/topic x', 'direct')).toBeNull()
    expect(commandIn('/leave', 'group')).toBeNull()
    expect(commandsIn('direct').length).toBeLessThan(COMMANDS.length)
  })
})
