import { Refusal } from '@parley/protocol'

/** What one instance has in work at once. More would not be faster: they share the processor and their queries. */
const AT_ONCE = 128
/** What may wait for its turn: about as much as is done before a client loses its patience. */
const WAITING = { handshake: 1_500, hello: 3_000 }
/** How many come in within a second at least, for the appointments of those who are sent away. */
const LEAST_PER_SECOND = 250
const RETRY_AFTER_MS = { least: 500, most: 15_000 }
const MEASURE_MS = 1_000
/** Whoever waited longer is told that it takes too long before they could be answered, and asks again. */
const PATIENCE_MS = 7_000

/**
 * Bounds what a storm of clients that come back has in work. Those who find the queue full are sent away with an
 * appointment, each with another one, so that they come back as fast as they can be let in, and not in waves.
 */
export interface Admission {
  /**
   * Does the task when its turn comes. Hellos go first: whoever says hello was let in already.
   * @throws Refusal `UNAVAILABLE` with a time to come back, at once, where too many wait; and where the turn comes when
   *   nobody waits for it any more: done nevertheless, such tasks would make everybody behind them as late
   */
  run<T>(kind: 'handshake' | 'hello', task: () => Promise<T>): Promise<T>
  readonly inWork: number
  readonly waiting: number
}

export interface AdmissionOptions {
  readonly atOnce?: number
  readonly mostWaiting?: Readonly<Record<'handshake' | 'hello', number>>
  readonly now?: () => number
  readonly random?: () => number
}

export function createAdmission({
  atOnce = AT_ONCE,
  mostWaiting = WAITING,
  now = () => performance.now(),
  random = Math.random,
}: AdmissionOptions = {}): Admission {
  const queues = { hello: [] as (() => void)[], handshake: [] as (() => void)[] }
  let inWork = 0
  let done = 0
  let measuredAt = now()
  let perSecond = LEAST_PER_SECOND
  let nextAppointmentAt = 0

  function measure(): void {
    const passedMs = now() - measuredAt
    if (passedMs < MEASURE_MS) return
    perSecond = Math.max(LEAST_PER_SECOND, (done * 1_000) / passedMs)
    done = 0
    measuredAt = now()
  }

  function sendAway(): Refusal {
    measure()
    const waitsMs = ((queues.hello.length + queues.handshake.length) * 1_000) / perSecond
    nextAppointmentAt = Math.max(nextAppointmentAt, now() + Math.max(waitsMs, RETRY_AFTER_MS.least)) + 1_000 / perSecond
    const inMs = Math.min(nextAppointmentAt - now(), RETRY_AFTER_MS.most)
    // The last ones of a very long queue would all get the same time.
    return new Refusal('UNAVAILABLE', { retryAfterMs: Math.round(inMs * (0.8 + 0.2 * random())) })
  }

  async function work<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task()
    } finally {
      done += 1
      measure()
    }
  }

  function next(): void {
    const start = queues.hello.shift() ?? queues.handshake.shift()
    if (start === undefined) inWork -= 1
    else start()
  }

  return {
    async run(kind, task) {
      const cameAt = now()
      if (inWork < atOnce) inWork += 1
      else if (queues[kind].length >= mostWaiting[kind]) throw sendAway()
      else await new Promise<void>((resolve) => queues[kind].push(resolve))
      try {
        if (now() - cameAt > PATIENCE_MS) throw new Refusal('UNAVAILABLE', { retryAfterMs: RETRY_AFTER_MS.least })
        return await work(task)
      } finally {
        next()
      }
    },
    get inWork() {
      return inWork
    },
    get waiting() {
      return queues.hello.length + queues.handshake.length
    },
  }
}
