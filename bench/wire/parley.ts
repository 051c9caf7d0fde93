import { type Dialect, type Greeting, IGNORE, READY, readDigits, say } from './dialect.ts'
import { onSocketIo } from './socket-io.ts'
import { signTicket } from './ticket.ts'

const PROTOCOL = 1
const LETTER_T = 0x74
const HELLO = '["session.hello",{}]'

export interface ParleyManner {
  readonly ticketKey: Buffer
  /** Whether clients say hello, and so hear their rooms. Those who only send need not. */
  readonly hears: boolean
  /** Whether each client asks `room.sync` for its room after hello, as one that missed something. */
  readonly syncs?: boolean
}

/** The wire of docs/protocol.md, by hand. Ack ids below 10 are those of the greeting. */
export function parleyDialect({ ticketKey, hears, syncs = false }: ParleyManner): Dialect {
  return {
    ...onSocketIo,
    greet(text, member): Greeting {
      if (text.startsWith('0')) {
        return say(`40{"ticket":"${signTicket(ticketKey, member)}","protocol":${PROTOCOL},"client":"bench"}`)
      }
      if (text.startsWith('40')) return hears ? say(`420${HELLO}`) : READY
      if (text.startsWith('44')) return refusal(text.slice(2))
      if (text.startsWith('430')) return afterHello(text.slice(3), member.room.id, syncs)
      if (text.startsWith('431')) return text.startsWith('431[{"ok":true') ? READY : refusal(text.slice(3))
      return IGNORE
    },
    message: (member, number, body) =>
      `42${number}["message.send",{"roomId":"${member.room.id}","clientId":"${number}-0000-4000-8000-000000000000","body":"${body}"}]`,
    ackedNumber(buffer, start, end) {
      if (!onSocketIo.isAck(buffer, start)) return 0
      // `43` + eight digits + `[{"ok":true`: the letter after the colon tells done from refused.
      return buffer[start + 17] === LETTER_T ? readDigits(buffer, start + 2, end) : -1
    },
  }
}

function afterHello(json: string, roomId: string, syncs: boolean): Greeting {
  if (!json.startsWith('[{"ok":true')) return refusal(json)
  if (!syncs) return READY
  const [{ data }] = JSON.parse(json)
  const held = data.rooms.find((joined: { room: { id: string } }) => joined.room.id === roomId).head - 1
  return say(`421["room.sync",{"roomId":"${roomId}","epoch":"${data.epoch}","after":${held}}]`)
}

/** A connect error's data, or the error of an ack. */
function refusal(json: string): Greeting {
  const value = JSON.parse(json)
  const error = value.data ?? value[0]?.error
  return { kind: 'refused', retryAfterMs: error?.retryAfterMs ?? null, reason: error?.code ?? json }
}
