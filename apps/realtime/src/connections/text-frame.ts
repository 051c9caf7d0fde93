const FINAL_TEXT = 0x81
/** Engine.IO's packet type `message`. */
const MESSAGE = '4'.charCodeAt(0)

/** A socket.io packet as an unmasked WebSocket text frame (RFC 6455, section 5.2), in one buffer. */
export function textFrame(packet: string): Buffer {
  const length = 1 + Buffer.byteLength(packet)
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(headerLength + length)
  frame[0] = FINAL_TEXT
  if (headerLength === 2) frame[1] = length
  else if (headerLength === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame[headerLength] = MESSAGE
  frame.write(packet, headerLength + 1)
  return frame
}
