/**
 * An int8 of the database as a number. Revs count the changes of one room, so a value beyond 2^53 means that
 * something is broken, and is not rounded away.
 */
export function toRev(value: bigint | string | number): number {
  const rev = Number(value)
  if (!Number.isSafeInteger(rev)) throw new RangeError(`rev out of range: ${value}`)
  return rev
}
