import type { Message } from '@parley/protocol'
import type { Request } from '../connection/requests.ts'
import type { OutboxEntry } from './entry.ts'

/** Sends an act as its command; answers with the state of its message. */
export async function deliver(request: Request, entry: OutboxEntry): Promise<Message> {
  const { roomId, key: clientId } = entry
  switch (entry.kind) {
    case 'send': {
      const { body, epoch, replyTo, poll, confirm, files, forwarded, threadOf, alsoInRoom } = entry
      const named = epoch !== undefined && {
        epoch,
        ...(replyTo && { replyTo: replyTo.seq }),
        ...(threadOf !== undefined && { threadOf }),
        ...(alsoInRoom && { alsoInRoom }),
      }
      const asked = { ...(poll && { poll }), ...(confirm && { confirm }) }
      const carried = files && { files: files.map(({ id }) => id) }
      // The server takes the text from its source.
      const passed = forwarded && { body: '', forward: { roomId: forwarded.roomId, seq: forwarded.seq } }
      const input = { roomId, clientId, body, ...named, ...asked, ...carried, ...passed }
      const { message } = await request('message.send', input)
      return message
    }
    case 'edit': {
      const { seq, epoch, body } = entry
      const { message } = await request('message.edit', { roomId, epoch, seq, clientId, body })
      return message
    }
    case 'react': {
      const { seq, epoch, emoji, on } = entry
      const { message } = await request('message.react', { roomId, epoch, seq, emoji, on })
      return message
    }
    case 'pin': {
      const { seq, epoch, on } = entry
      const { message } = await request('message.pin', { roomId, epoch, seq, on })
      return message
    }
    case 'delete': {
      const { seq, epoch } = entry
      const { message } = await request('message.delete', { roomId, epoch, seq })
      return message
    }
  }
}
