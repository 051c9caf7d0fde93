import type { Gate } from './gate.ts'

/** Well above the slowest honest command, and below what a client waits for an ack (10 s, also for a hello). */
const ANSWER_WITHIN_MS = 8_000
/** One timer for all, rather than one for each command. */
const LOOK_EVERY_MS = 250

/** Answers commands that take too long, for as long as the process lives. */
export function expireLate(gate: Gate): void {
  setInterval(() => gate.inFlight.expire(ANSWER_WITHIN_MS), LOOK_EVERY_MS).unref()
}
