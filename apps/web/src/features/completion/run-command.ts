import type { ParleyClient } from '@parley/client'
import { type Person, Refusal } from '@parley/protocol'
import { keepRoom } from '../personal/use-kept.ts'
import { openDirect } from '../rooms/open-direct.ts'
import { openShortcutSheet } from '../shortcuts/open-shortcut-sheet.ts'
import type { CommandName, CommandScope } from './commands.ts'

/** Does a command; `text` is what followed its name. @throws Refusal where it may not be done, or not now. */
export async function runCommand(name: CommandName, text: string, scope: CommandScope): Promise<void> {
  const { client, room, showDialog } = scope
  switch (name) {
    case 'browse':
      return showDialog({ kind: 'browse' })
    case 'create':
      return showDialog(text === '' ? { kind: 'create' } : { kind: 'create', name: text })
    case 'leave':
      return showDialog({ kind: 'leave', roomId: room.id, name: room.name })
    case 'poll':
      return showDialog({ kind: 'poll', roomId: room.id, question: text })
    case 'shortcuts':
      return openShortcutSheet()
    case 'topic':
      await client.call('room.update', { roomId: room.id, topic: text })
      return
    case 'invite': {
      const people = await Promise.all(handlesIn(text).map((handle) => personCalled(client, handle)))
      await client.call('room.invite', { roomId: room.id, personIds: people.map(({ id }) => id) })
      return
    }
    case 'msg': {
      const [, called = '', words = ''] = /^(\S+)\s*(.*)$/.exec(text) ?? []
      const { id } = await personCalled(client, handlesIn(called)[0] ?? '')
      const roomId = await openDirect(client, [id])
      if (words !== '') client.send(roomId, words)
      return
    }
    case 'mute':
      return keepRoom(client, room.id, { mutedUntil: 'forever' })
    case 'unmute':
      return keepRoom(client, room.id, { mutedUntil: undefined })
    case 'status':
      await client.call('profile.update', { status: statusOf(text) })
  }
}

/** Handles as they are typed, with their @ or without. */
function handlesIn(text: string): readonly string[] {
  return text
    .split(/[\s,]+/)
    .map((word) => word.replace(/^@/, '').toLowerCase())
    .filter(Boolean)
}

async function personCalled(client: ParleyClient, handle: string): Promise<Person> {
  const { people } = await client.call('people.search', { query: handle })
  const person = people.find((each) => each.handle === handle)
  if (person === undefined) throw new Refusal('PERSON_NOT_FOUND')
  return person
}

/** An emoji at the beginning is the status's own; nothing at all takes the status away. */
function statusOf(text: string): { emoji?: string; text?: string } | null {
  const [first] = new Intl.Segmenter().segment(text)
  const emoji = first && /\p{Emoji_Presentation}|\ufe0f/u.test(first.segment) ? first.segment : ''
  const words = text.slice(emoji.length).trim()
  if (emoji === '' && words === '') return null
  return { ...(emoji !== '' && { emoji }), ...(words !== '' && { text: words }) }
}
