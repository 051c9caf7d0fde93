import { setTimeout as wait } from 'node:timers/promises'
import type { SeenInstance } from '@parley/core'
import { closeConnection } from '../connections/close-connection.ts'
import type { Context } from '../context.ts'
import { withDeadline } from '../gate/deadline.ts'
import { moveClients } from '../server/move-clients.ts'
import type { ChatServer } from '../server/types.ts'

const LOOK_EVERY_MS = 1_000
/** With the looks that follow, two to four seconds without a moment between: a restart that is over by then moves nobody. */
const AWAY_FOR_MS = 1_000
/** Redis that says nothing for so long is as far away as the database. */
const ANSWERS_WITHIN_MS = 1_000
/** Looks in a row that must agree: one instance finds out before another that PostgreSQL is away, or back. */
const LOOKS = 3
/** A sign of another instance that is older says nothing of this moment. */
const FRESH_MS = 2_500
/**
 * A process that is woken so late has no processor, and finds everything late. It had better be sure: elsewhere it would be
 * the same, and whoever comes costs more than whoever stays.
 */
const STARVED = { lateMs: 300, awayForMs: 8_000 }
/** Clients that did not get away are asked again after this; nobody is asked more often. */
const AGAIN_AFTER_MS = 15_000

/**
 * - `elsewhere`: another instance reaches the database, and this one does not.
 * - `alone`: neither the database nor Redis is reached, so the others may be well and nobody here could know.
 * - `everywhere`: no other instance is better off, as far as is known.
 */
export type Outlook = 'elsewhere' | 'alone' | 'everywhere'

export interface CutOffOptions {
  readonly context: Pick<Context, 'core' | 'log'>
  readonly io: ChatServer
  /** The instances that there are. Rejects, or is silent, where Redis is away. */
  read(): Promise<readonly SeenInstance[]>
  isOpen(): boolean
}

export interface CutOff {
  /** Found to be cut off, and still without the database: whoever would come in had better be sent on at once. */
  readonly isKnown: boolean
  close(): Promise<void>
}

/**
 * An instance that the network cut off from the database, while others reach it, is of no use to its people: what they
 * write waits, what others write they hear late or never, and whose session ended it does not hear. They would not notice:
 * their connections are well. So it asks them to go to another instance, and closes those that stay where there is one.
 */
export function watchCutOff({ context: { core, log }, io, read, isOpen }: CutOffOptions): CutOff {
  const { availability } = core.database
  const closed = new AbortController()
  const isCutOff = () => isOpen() && availability.isAway && !closed.signal.aborted
  let awaySince = Number.POSITIVE_INFINITY
  let isKnown = false
  availability.onChange((isAway) => {
    awaySince = isAway ? performance.now() : Number.POSITIVE_INFINITY
    isKnown = false
  })
  const awayForMs = () => performance.now() - awaySince
  const running = run()

  /** How late it ended, milliseconds. */
  async function pause(): Promise<number> {
    const startedAt = performance.now()
    await wait(LOOK_EVERY_MS, undefined, { signal: closed.signal, ref: false }).catch(() => undefined)
    return performance.now() - startedAt - LOOK_EVERY_MS
  }

  async function run(): Promise<void> {
    while (!closed.signal.aborted) {
      await pause()
      if (!isCutOff() || awayForMs() < AWAY_FOR_MS) continue
      const outlook = await agreed()
      if (!isCutOff()) continue
      if (outlook === 'everywhere') {
        log.debug('no other instance is known to reach the database')
        continue
      }
      isKnown = true
      log.warn({ outlook }, 'cut off from the database: clients are asked to go to another instance')
      const moved = await moveClients(io, () => !isCutOff())
      log.info({ ...moved }, 'clients asked to leave a cut off instance')
      // Where nobody could know, nothing is heard either: they may as well stay.
      if (outlook === 'elsewhere' && (await agreed()) === 'elsewhere') putOut()
      const askedAt = performance.now()
      while (!closed.signal.aborted && performance.now() - askedAt < AGAIN_AFTER_MS) await pause()
    }
  }

  /** What all looks say; `everywhere` as soon as one says so, or can not be relied on. */
  async function agreed(): Promise<Outlook> {
    let outlook: Outlook = 'everywhere'
    for (let looks = 0; looks < LOOKS; looks += 1) {
      // Meanwhile: Redis that says nothing would take as long again.
      const found = withDeadline(read(), ANSWERS_WITHIN_MS).then(outlookOf, (): Outlook => 'alone')
      const isStarved = (await pause()) > STARVED.lateMs
      if (!isCutOff() || (isStarved && awayForMs() < STARVED.awayForMs)) return 'everywhere'
      outlook = await found
      // Redis that is away as well tells of no other instance, however often it is asked.
      if (outlook !== 'elsewhere') return outlook
    }
    return outlook
  }

  function putOut(): void {
    if (isCutOff()) for (const { conn } of io.sockets.sockets.values()) closeConnection(conn)
  }

  return {
    get isKnown() {
      return isKnown
    },
    close() {
      closed.abort()
      return running
    },
  }
}

/** This instance is among those that are seen: it says of itself that the database is away. */
export function outlookOf(seen: readonly SeenInstance[]): Outlook {
  const isWell = ({ report, silentMs }: SeenInstance) =>
    silentMs < FRESH_MS && report.state === 'open' && report.database.isUp
  return seen.some(isWell) ? 'elsewhere' : 'everywhere'
}
