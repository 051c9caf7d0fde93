import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/** Told of one text frame: it lies in `buffer` from `start` to `end`, and only until this returns. */
export type OnFrame = (buffer: Buffer, start: number, end: number) => void

/**
 * All sockets of this process read into it, one after the other: what arrives is looked at where it lies, so that receiving
 * costs the load generator little more than the system call.
 */
const arriving = Buffer.allocUnsafe(512 * 1024)
const END_OF_HEAD = Buffer.from('\r\n\r\n')
const TEXT = 0x81
const PONG = 0x8a

/**
 * A WebSocket client with only what a load generator needs: text frames of one piece, no compression. The mask is four
 * zero bytes, which the protocol allows and which makes masking free.
 */
export class WireSocket {
  /** How many frames all sockets of this process received: tells whether a turn of the event loop had work. */
  static framesReceived = 0

  onFrame: OnFrame = () => undefined
  /** Told once; `opened` is false when the server refused the upgrade. */
  onClose: (opened: boolean) => void = () => undefined
  #socket: Socket
  #rest: Buffer | null = null
  #opened = false
  #closed = false

  constructor(port: number, path: string, onOpen: () => void = () => undefined) {
    this.#socket = connect({
      host: '127.0.0.1',
      port,
      noDelay: true,
      onread: {
        buffer: arriving,
        callback: (length: number) => {
          this.#receive(length, onOpen)
          return true
        },
      },
    })
    this.#socket.on('error', () => undefined)
    this.#socket.on('close', () => this.#close())
    const key = randomBytes(16).toString('base64')
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    )
  }

  /** @param text ASCII only */
  send(text: string): void {
    this.#sendFrame(TEXT, text)
  }

  /** Ends the connection without a word, as a network that breaks does. */
  cut(): void {
    this.#socket.resetAndDestroy()
  }

  #close(): void {
    if (this.#closed) return
    this.#closed = true
    this.onClose(this.#opened)
  }

  #sendFrame(kind: number, text: string): void {
    const length = text.length
    const headBytes = length < 126 ? 6 : 8
    const frame = Buffer.allocUnsafe(headBytes + length)
    frame[0] = kind
    if (length < 126) frame[1] = 0x80 | length
    else {
      frame[1] = 0x80 | 126
      frame.writeUInt16BE(length, 2)
    }
    frame.writeUInt32BE(0, headBytes - 4)
    frame.write(text, headBytes, 'latin1')
    this.#socket.write(frame)
  }

  #receive(length: number, onOpen: () => void): void {
    let buffer: Buffer = arriving
    let end = length
    if (this.#rest !== null) {
      buffer = Buffer.concat([this.#rest, arriving.subarray(0, length)])
      end = buffer.length
      this.#rest = null
    }
    let at = 0
    if (!this.#opened) {
      const head = buffer.subarray(0, end).indexOf(END_OF_HEAD)
      if (head === -1) {
        this.#keep(buffer, 0, end)
        return
      }
      if (!buffer.toString('latin1', 0, 12).endsWith('101')) {
        this.#socket.destroy()
        return
      }
      this.#opened = true
      at = head + END_OF_HEAD.length
      onOpen()
    }
    while (at < end) {
      const next = this.#readFrame(buffer, at, end)
      if (next === at) break
      at = next
    }
    if (at < end) this.#keep(buffer, at, end)
  }

  /** Returns where the frame ends, or `at` when it is not all there. */
  #readFrame(buffer: Buffer, at: number, end: number): number {
    if (end - at < 2) return at
    let length = (buffer[at + 1] as number) & 0x7f
    let start = at + 2
    if (length === 126) {
      if (end - at < 4) return at
      length = buffer.readUInt16BE(at + 2)
      start = at + 4
    } else if (length === 127) {
      if (end - at < 10) return at
      length = buffer.readUInt32BE(at + 6)
      start = at + 10
    }
    const frameEnd = start + length
    if (frameEnd > end) return at
    const kind = buffer[at]
    if (kind === TEXT) {
      WireSocket.framesReceived += 1
      this.onFrame(buffer, start, frameEnd)
    } else if (kind === 0x89) this.#sendFrame(PONG, '')
    else if (kind === 0x88) this.#socket.destroy()
    return frameEnd
  }

  #keep(buffer: Buffer, at: number, end: number): void {
    this.#rest = Buffer.from(buffer.subarray(at, end))
  }
}
