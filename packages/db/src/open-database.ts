import { type Ask, createAsk } from './connection/ask.ts'
import { type Availability, watchAvailability } from './connection/availability.ts'
import { dropIdle } from './connection/drop-idle.ts'
import { lookAt } from './connection/look.ts'
import { createPool, DEFAULT_TIMEOUTS, type Timeouts } from './connection/pool.ts'
import { createPrisma, type Prisma } from './connection/prisma.ts'
import { createTransact, type Transact } from './connection/transact.ts'
import { createReads, type Reads } from './gather/reads.ts'
import { type Journal, type JournalBatch, openJournal } from './journal/journal.ts'
import { type Notifications, openNotifications } from './notifications/notifications.ts'

export interface Database {
  readonly prisma: Prisma
  /** SQL without Prisma, where its cost is felt. */
  readonly ask: Ask
  /** Several questions of it in one transaction. */
  readonly transact: Transact
  /** Shared reads of what every client asks for when it connects. */
  readonly reads: Reads
  /** Writes messages; see there. */
  readonly journal: Journal
  /** Whether it answers, as far as is known. */
  readonly availability: Pick<Availability, 'isAway' | 'onChange'>
  /** Hears `NOTIFY` on a connection of its own. */
  readonly notifications: Notifications
  /** Resolves when the database answers; rejects with `UNAVAILABLE`. */
  ping(): Promise<void>
  /** Finishes the journal, then ends every connection. Calling it again waits for the same end. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  /** Most connections for everything but the journal, which has `JOURNAL_CONNECTIONS` of its own. */
  readonly poolSize?: number
  /** Shown in `pg_stat_activity`. */
  readonly name?: string
  readonly timeouts?: Timeouts
  /** Told of each batch of the journal when it ended. */
  readonly onBatch?: (batch: JournalBatch) => void
}

/** How many batches of the journal may be in flight at once, each of different rooms. */
const JOURNAL_CONNECTIONS = 4

/** Opens nothing yet: each connection is made when it is first needed, and made again when it is lost. */
export function openDatabase({
  url,
  poolSize = 8,
  name = 'parley',
  timeouts = DEFAULT_TIMEOUTS,
  onBatch,
}: DatabaseOptions): Database {
  const availability = watchAvailability(() => lookAt(url, `${name} look`, timeouts))
  const pool = createPool({ url, size: poolSize, name, timeouts })
  const journalPool = createPool({ url, size: JOURNAL_CONNECTIONS, name: `${name} journal`, timeouts })
  const dropSilent = () => {
    dropIdle(pool)
    dropIdle(journalPool)
  }
  availability.onSilence(dropSilent)
  const prisma = createPrisma(pool, availability)
  const ask = createAsk(pool, availability)
  const journal = openJournal({ pool: journalPool, connections: JOURNAL_CONNECTIONS, availability, onBatch })
  const notifications = openNotifications({
    url,
    name: `${name} notifications`,
    connectMs: timeouts.connectMs,
    onLost: dropSilent,
  })

  let closing: Promise<void> | null = null
  async function close(): Promise<void> {
    await journal.close()
    availability.close()
    await notifications.close()
    await prisma.$disconnect()
    await Promise.all([pool.end(), journalPool.end()])
  }

  return {
    prisma,
    ask,
    transact: createTransact(pool, availability),
    reads: createReads(ask),
    journal,
    availability,
    notifications,
    async ping() {
      await prisma.$queryRaw`SELECT 1`
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}
