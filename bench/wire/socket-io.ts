import { type Dialect, type Greeting, IGNORE, READY, readDigits, say } from './dialect.ts'

const FOUR = 0x34
const EVENT = 0x32
const ACK = 0x33
const PING = 0x32

/** What Socket.IO 5 over Engine.IO 4 has in common, whoever speaks it. */
export const onSocketIo = {
  path: '/socket.io/?EIO=4&transport=websocket',
  opening: null,
  isDelivery: (buffer: Buffer, start: number) => buffer[start] === FOUR && buffer[start + 1] === EVENT,
  isAck: (buffer: Buffer, start: number) => buffer[start] === FOUR && buffer[start + 1] === ACK,
  heartbeatAnswer: (buffer: Buffer, start: number, end: number) =>
    buffer[start] === PING && end - start === 1 ? '3' : null,
}

/** Bare socket.io and the tutorial chat: join a room by name, send a text to it. */
export const plainSocketIo: Dialect = {
  ...onSocketIo,
  greet(text, member): Greeting {
    if (text.startsWith('0')) return say('40')
    if (text.startsWith('40')) return say(`420["join",${JSON.stringify(member.room.id)}]`)
    if (text.startsWith('430')) return READY
    return IGNORE
  },
  message: (member, number, body) => `42${number}["message","${member.room.id}","${body}"]`,
  ackedNumber: (buffer, start, end) => (onSocketIo.isAck(buffer, start) ? readDigits(buffer, start + 2, end) : 0),
}
