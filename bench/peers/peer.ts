import type { Member, Population } from '../clients/population.ts'
import type { CpuSeconds } from '../machine/processes.ts'
import type { Dialect } from '../wire/dialect.ts'

export const PEER_NAMES = ['parley', 'socketio', 'tutorial', 'ws'] as const
export type PeerName = (typeof PEER_NAMES)[number]

/** A running server of one kind, with its database where it has one. */
export interface Peer {
  readonly name: PeerName
  /** Of its Node process (the first, where there are several). */
  readonly pid: number
  readonly dialect: Dialect
  /** What those speak who only send and hear nothing; null where there is no such thing. */
  readonly sendersDialect: Dialect | null
  /** Where a member connects. */
  portOf(member: Member): number
  /** Makes the people, rooms and memberships that must exist before anybody connects. */
  settle(population: Population): Promise<void>
  cpuSeconds(): CpuSeconds
  /** One commit of one row on the server's own database, in milliseconds, again and again; empty without a database. */
  commitTimesMs(count: number): Promise<number[]>
  /** Kills the server process without a word and starts it again on the same port. */
  restart(): Promise<void>
  stop(): Promise<void>
}
