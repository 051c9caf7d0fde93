import type { Instance } from '@parley/protocol'

/** An instance whose last sign is older than this is gone, or silent. */
export const INSTANCE_SILENT_MS = 5_000
/** What gave no sign for so long is named no more. */
export const INSTANCE_FORGOTTEN_MS = 120_000

/** How an instance says that it is, each second. */
export type InstanceReport = Omit<Instance, 'state' | 'silentMs'> & {
  readonly state: Exclude<Instance['state'], 'gone'>
}

/** One instance over some seconds, for its history. */
export interface InstancePoint {
  readonly sockets: number
  readonly messagesPerSecond: number
  readonly ackP95Ms: number
  readonly deliveriesPerSecond: number
  readonly eventLoopDelayMs: number
  readonly memoryBytes: number
  readonly databaseMs: number
  readonly redisMs: number
  readonly journalWaiting: number
}

export interface SeenInstance {
  readonly report: InstanceReport
  readonly silentMs: number
}

/** `only`: no other instance takes people. */
export type DrainOrder = 'ordered' | 'unknown' | 'only'

/**
 * The realtime servers there are: each gives a sign each second, and is asked to drain by the answer to one. Nothing here
 * is durable; every part of it may fail, and is made good by the next sign.
 */
export interface InstanceStore {
  /**
   * Takes in how an instance is, and what is to be added to its history, the oldest first. Returns whether somebody asked it to drain.
   *
   * @throws where the store is away.
   */
  beat(report: InstanceReport, points: readonly InstancePoint[]): Promise<boolean>
  /**
   * Every instance that gave a sign within `INSTANCE_FORGOTTEN_MS`.
   *
   * @throws where the store is away.
   */
  read(): Promise<SeenInstance[]>
  /**
   * The last hour of these, the oldest first.
   *
   * @throws where the store is away.
   */
  readHistories(instanceIds: readonly string[]): Promise<ReadonlyMap<string, readonly InstancePoint[]>>
  /**
   * Asks an instance to drain: one of those that take people, and not the last of them. Asking again changes nothing.
   *
   * @throws where the store is away.
   */
  drain(instanceId: string): Promise<DrainOrder>
}
