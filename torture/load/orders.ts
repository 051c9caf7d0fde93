import type { Setting } from '../people/setting.ts'

/** What one load process is told when it begins. */
export interface LoadBegin {
  readonly order: 'begin'
  readonly setting: Setting
  /** Which people this process plays. */
  readonly plays: readonly number[]
  readonly url: string
  readonly ticketKey: string
  readonly logFile: string
  readonly seed: number
  /** Of this process. */
  readonly actsPerSecond: number
}

export type LoadOrder =
  | LoadBegin
  | { readonly order: 'write' }
  /** From now on nobody writes in the rooms that go quiet. */
  | { readonly order: 'quieten' }
  | { readonly order: 'stopWriting' }
  /** So many people write at this very moment. */
  | { readonly order: 'burst'; readonly count: number }
  /** A share of the people loses the connection at random moments, until `false`. */
  | { readonly order: 'flap'; readonly share: number }
  /** So many long messages each second in one room, besides the rest; 0 ends it. */
  | { readonly order: 'crowdRoom'; readonly room: number; readonly actsPerSecond: number }
  /** Loads whatever is above the windows, writes the last lines and ends. */
  | { readonly order: 'finish' }

/** What a load process tells, a few times each second. */
export interface LoadNews {
  readonly clients: number
  readonly online: number
  /** Online at least once, with the newest rows of all rooms. */
  readonly arrived: number
  readonly sent: number
  readonly acked: number
  /** Asks whose connection went away before an answer. */
  readonly unanswered: number
  /** Own acts that wait in outboxes. */
  readonly waiting: number
  /** How late its timers came at worst since the last news, milliseconds, and what it used of a processor (0 to 1). */
  readonly lateMs: number
  readonly processorShare: number
}

export type LoadReport = { readonly news: LoadNews } | { readonly finished: true }
