import type { Change } from '@parley/protocol'

/** Far below what one socket's buffer may hold, so that a burst of long messages does not count as a slow reader. */
export const FRAME_BYTES = 256_000
/** What a change takes beside its text, roughly. */
const ENVELOPE_BYTES = 500

/** Cuts changes into runs that each fit a frame. The usual run is all of them. */
export function splitFrames(changes: readonly Change[], limitBytes = FRAME_BYTES): Change[][] {
  const frames: Change[][] = []
  for (let at = 0; at < changes.length; ) {
    const frame = firstFrame(changes.slice(at), limitBytes)
    frames.push(frame)
    at += frame.length
  }
  return frames
}

/** As many changes from the start as fit a frame, and one at least. */
export function firstFrame(changes: readonly Change[], limitBytes = FRAME_BYTES): Change[] {
  let bytes = 0
  const end = changes.findIndex((change, index) => {
    bytes += sizeOf(change)
    return index > 0 && bytes > limitBytes
  })
  return end === -1 ? [...changes] : changes.slice(0, end)
}

function sizeOf(change: Change): number {
  return ENVELOPE_BYTES + (change.type === 'message' ? textBytes(change.message.body) : 0)
}

export function textBytes(body: string | null): number {
  return body === null ? 0 : Buffer.byteLength(body)
}
