import type { Setting } from '../people/setting.ts'
import { checkShowing } from './check-showing.ts'
import { checkTimes } from './check-times.ts'
import { checkWriting } from './check-writing.ts'
import type { Findings, Moments } from './findings.ts'
import { History } from './history.ts'
import { readTruth, type Truth } from './truth.ts'

/** Reads what the load wrote down and what the database holds, and tells what does not agree. Knows no code of the server. */
export async function check(
  logFiles: readonly string[],
  databaseUrl: string,
  setting: Setting,
  moments: Moments,
): Promise<Findings> {
  const history = await new History().read(logFiles)
  return compare(history, await readTruth(databaseUrl, setting), setting, moments)
}

export function compare(history: History, truth: Truth, setting: Setting, moments: Moments): Findings {
  return {
    ...checkWriting(history, truth, setting),
    ...checkShowing(history, truth, setting),
    ...checkTimes(history, moments),
    examples: history.examples.all,
  }
}
