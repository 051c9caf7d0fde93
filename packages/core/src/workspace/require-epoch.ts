import { Refusal } from '@parley/protocol'

/**
 * Refuses a rev or seq of another epoch (I13): it would name something else in this database. `actual` must have been
 * read together with what the rev is used for.
 * @throws Refusal EPOCH_CHANGED
 */
export function requireEpoch(claimed: string, actual: string): void {
  if (claimed.toLowerCase() !== actual) throw new Refusal('EPOCH_CHANGED')
}
