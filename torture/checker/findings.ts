/** What the checker found about one run of one fault: the columns of the table, and what the bars judge besides. */
export interface Findings {
  /** Messages that people wrote. */
  readonly sent: number
  /** Of these: acked, or shown to their author as committed. */
  readonly acked: number
  /** Asks that went out and were never answered, because the connection or the server went away; the SDK asks again. */
  readonly unknown: number
  /** Messages in the database. */
  readonly rows: number
  /** I1: acked and not in the database as it was acked. */
  readonly lost: number
  /** I11: shown and not in the database as it was shown. */
  readonly phantom: number
  /** I3: rows that say what another row says. */
  readonly duplicateRows: number
  /** I4: a member and a message that the member does not hold at the end. */
  readonly missing: number
  /** I6: times that a screen showed a message twice. */
  readonly duplicatesShown: number
  /** I2: times that a screen showed two messages in the wrong order. */
  readonly inversionsShown: number
  /** I10: written, and at the end neither acked nor shown as failed. */
  readonly unresolved: number
  /** Shown as failed: clear to its author, and not lost. */
  readonly failedShown: number
  /** I5: longest time that a client was online and did not show a message that was committed. */
  readonly longestBehindMs: number
  /** From the moment of healing; null where there was none. */
  readonly firstAckAfterMs: number | null
  /** From the moment of healing until everybody showed everything that was committed before it. */
  readonly convergedAfterMs: number
  /** I7: screens that differ from the database at the end, those of new devices among them. */
  readonly stateMismatches: number
  /** I8: read positions that went back, or past the last message. */
  readonly readPositionsWrong: number
  /** Clients that ended: signed out, or refused for good. */
  readonly signedOut: number
  /** Errors that nobody caught, in the load. */
  readonly uncaughtInLoad: number
  /** Longest time without any ack between the first and the last act. */
  readonly longestAckPauseMs: number
  /** Times that clients were not online, of those that began with the fault or after it. */
  readonly longestOutageMs: number
  readonly outageP99Ms: number
  readonly outages: number
  /** From the ack of a message to its showing at the others, of what was committed before the fault, while it lasted, and after. */
  readonly deliveryP99Ms: { readonly before: number; readonly during: number; readonly after: number }
  /** A few of what is wrong, for whoever looks for the cause. */
  readonly examples: readonly string[]
}

/** Milliseconds since the epoch. */
export interface Moments {
  readonly begunAt: number
  readonly faultAt: number
  readonly healedAt: number
}
