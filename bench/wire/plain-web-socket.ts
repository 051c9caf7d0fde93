import { type Dialect, IGNORE, READY, readDigits } from './dialect.ts'

const ACK = '{"ack":'
const LETTER_A = 0x61
const LETTER_B = 0x62

/** The raw `ws` server: JSON objects, `{"join":…}`, `{"to":…,"id":…,"body":…}`, answered by `{"ack":…}` and `{"body":…}`. */
export const plainWebSocket: Dialect = {
  path: '/',
  opening: (member) => JSON.stringify({ join: member.room.id, id: 1 }),
  greet: (text) => (text.startsWith(ACK) ? READY : IGNORE),
  message: (member, number, body) => `{"to":"${member.room.id}","id":${number},"body":"${body}"}`,
  isDelivery: (buffer, start) => buffer[start + 2] === LETTER_B,
  ackedNumber: (buffer, start, end) =>
    buffer[start + 2] === LETTER_A ? readDigits(buffer, start + ACK.length, end) : 0,
  heartbeatAnswer: () => null,
}
