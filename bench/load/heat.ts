import { WireSocket } from '../wire/socket.ts'

export interface Heat {
  /** Share of the time since `mark` in which there was something to receive or to send, 0 to 1. */
  busyShare(): number
  /** Longest turn of the event loop since `mark`, in milliseconds. */
  longestTurnMs(): number
  mark(): void
  stop(): void
}

/**
 * Keeps the event loop turning without sleep, and tells how much of that was work. A receiver that has to be woken
 * makes the same server look slower, at random; so this process never sleeps while it measures.
 *
 * @param onTurn called every turn; true where it did something.
 * @param isHot false where there is no core to spare: the loop then sleeps a millisecond at a time.
 */
export function keepHot(onTurn: (now: number) => boolean, isHot: boolean): Heat {
  let running = true
  let markedAt = performance.now()
  let last = markedAt
  let idleMs = 0
  let longestMs = 0
  let framesSeen = WireSocket.framesReceived
  function turn(): void {
    if (!running) return
    const now = performance.now()
    const lasted = now - last
    last = now
    const hadFrames = WireSocket.framesReceived !== framesSeen
    framesSeen = WireSocket.framesReceived
    if (!hadFrames) idleMs += lasted
    else if (lasted > longestMs) longestMs = lasted
    onTurn(now)
    if (isHot) setImmediate(turn)
    else setTimeout(turn, 1)
  }
  setImmediate(turn)
  return {
    busyShare: () => Math.max(0, 1 - idleMs / (performance.now() - markedAt)),
    longestTurnMs: () => longestMs,
    mark() {
      markedAt = performance.now()
      idleMs = 0
      longestMs = 0
    },
    stop() {
      running = false
    },
  }
}
