import { write, writeSync } from 'node:fs'

/** Where a process writes its log, a line at a time. */
export interface LogStream {
  write(line: string): void
  /** Writes all that waits before it returns. Gives up after a second on a reader that does not read. */
  flushSync(): void
}

const AGAIN_AFTER_MS = 50
const GIVE_UP_AFTER_MS = 1_000
/** Of a reader that does not read; what comes beyond is lost. */
const MOST_WAITING_CHARACTERS = 8_000_000
const NOTHING = Buffer.alloc(0)

/**
 * The standard output as a log: writes beside the event loop, what waits in one go, and the rest when the process ends.
 * Once nobody can read any more (the parent died), lines are dropped without a word.
 *
 * Not pino's own stream: at the end of the process that one tries for ever to write to a pipe that is broken, so
 * a process whose parent died would never end.
 */
export function openLogStream(): LogStream {
  // Asking for the stream makes a pipe one that answers "not now" instead of holding whoever writes.
  const descriptor = process.stdout.fd ?? 1
  let waiting = ''
  /** What a write left over. */
  let rest: Buffer = NOTHING
  let isUnderWay = false
  let isGone = false

  function takeAll(): Buffer {
    const all = rest.length === 0 ? Buffer.from(waiting) : Buffer.concat([rest, Buffer.from(waiting)])
    waiting = ''
    rest = NOTHING
    return all
  }

  function send(): void {
    if (isUnderWay || isGone || (waiting === '' && rest.length === 0)) return
    isUnderWay = true
    const all = takeAll()
    write(descriptor, all, (error, written) => {
      isUnderWay = false
      isGone = error !== null && !isBusy(error)
      if (isGone) return
      rest = error === null ? all.subarray(written) : all
      if (error === null) send()
      else setTimeout(send, AGAIN_AFTER_MS).unref()
    })
  }

  const stream: LogStream = {
    write(line) {
      if (isGone || waiting.length > MOST_WAITING_CHARACTERS) return
      waiting += line
      send()
    },
    flushSync() {
      const giveUpAt = Date.now() + GIVE_UP_AFTER_MS
      for (let left = takeAll(); left.length > 0 && !isGone; ) {
        try {
          left = left.subarray(writeSync(descriptor, left))
        } catch (error) {
          isGone = !isBusy(error) || Date.now() > giveUpAt
          if (!isGone) sleep(AGAIN_AFTER_MS)
        }
      }
    },
  }
  process.once('exit', () => stream.flushSync())
  return stream
}

const isBusy = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EAGAIN'

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
