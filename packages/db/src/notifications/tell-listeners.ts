import type { Database } from '../open-database.ts'

/** Channel on which a process tells that the others may have missed something. */
export const UNTOLD_CHANNEL = 'parley_untold'

/** Tells whoever listens to a channel, without a payload. @throws Refusal UNAVAILABLE */
export async function tellListeners(database: Pick<Database, 'ask'>, channel: string): Promise<void> {
  await database.ask('tell_listeners', "SELECT pg_notify($1, '')", [channel])
}
