import type { Ask } from '../connection/ask.ts'
import type { Database } from '../open-database.ts'

/**
 * Questions of those who run the workspace go over whole tables of people and rooms, in ways that nobody foresees: they are
 * planned with what is asked for, unlike those of everybody else (see `connection/pool.ts`).
 */
export function askWide<T>(database: Pick<Database, 'transact'>, work: (ask: Ask) => Promise<T>): Promise<T> {
  return database.transact(async (ask) => {
    await ask(
      'plan_wide',
      `SELECT set_config('enable_seqscan', 'on', true), set_config('plan_cache_mode', 'force_custom_plan', true)`,
      [],
    )
    return work(ask)
  })
}
