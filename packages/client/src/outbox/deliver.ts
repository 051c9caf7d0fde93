import type { Message } from '@parley/protocol'
import type { Request } from '../connection/requests.ts'
import type { OutboxEntry } from './entry.ts'

/** Sends an act as its command; answers with the state of its message. */
export async function deliver(request: Request, entry: OutboxEntry): Promise<Message> {
  const { roomId, key: clientId } = entry
  switch (entry.kind) {
    case 'send': {
      const { body, epoch, replyTo, poll, confirm, files, threadOf, alsoInRoom } = entry
      const named = epoch !== undefined && {
        epoch,
        ...(replyTo && { replyTo: replyTo.seq }),
        ...(threadOf !== undefined && { threadOf }),
        ...(alsoInRoom && { alsoInRoom }),
      }
      const asked = { ...(poll && { poll }), ...(confirm && { confirm }) }
      const carried = files && { files: files.map(({ id }) => id) }
      const { message } = await request('message.send', { roomId, clientId, body, ...named, ...asked, ...carried })
      return message
    }
    case 'edit': {
      const { seq, epoch, body } = entry
      const { message } = await request('message.edit', { roomId, epoch, seq, clientId, body })
      return message
    }
    case 'delete': {
      const { seq, epoch } = entry
      const { message } = await request('message.delete', { roomId, epoch, seq })
      return message
    }
  }
}
