import type { Message } from '@parley/protocol'
import type { Request } from '../connection/requests.ts'
import type { OutboxEntry } from './entry.ts'

export interface Delivered {
  /** The state of the act's message. */
  readonly message: Message
  /** Whom it calls who are not in the room. */
  readonly notInRoom?: readonly string[] | undefined
}

/** Sends an act as its command. */
export async function deliver(request: Request, entry: OutboxEntry): Promise<Delivered> {
  const { roomId, key: clientId } = entry
  switch (entry.kind) {
    case 'send': {
      const { body, epoch, replyTo, poll, confirm, files, forward, threadOf, alsoInRoom } = entry
      const named = epoch !== undefined && {
        epoch,
        ...(replyTo && { replyTo: replyTo.seq }),
        ...(threadOf !== undefined && { threadOf }),
        ...(alsoInRoom && { alsoInRoom }),
      }
      const asked = { ...(poll && { poll }), ...(confirm && { confirm }) }
      const carried = files && !forward && { files: files.map(({ id }) => id) }
      // The server takes the text and the pictures from their source.
      const passed = forward && { body: '', forward: { roomId: forward.roomId, seq: forward.seq } }
      const input = { roomId, clientId, body, ...named, ...asked, ...carried, ...passed }
      return request('message.send', input)
    }
    case 'edit': {
      const { seq, epoch, body, files } = entry
      return request('message.edit', { roomId, epoch, seq, clientId, body, ...(files && { files: [...files] }) })
    }
    case 'react': {
      const { seq, epoch, emoji, on } = entry
      return request('message.react', { roomId, epoch, seq, emoji, on })
    }
    case 'pin': {
      const { seq, epoch, on } = entry
      return request('message.pin', { roomId, epoch, seq, on })
    }
    case 'delete': {
      const { seq, epoch } = entry
      return request('message.delete', { roomId, epoch, seq })
    }
  }
}
