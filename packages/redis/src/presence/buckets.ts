/** One script touches keys of one node only: people share this many tags, so that many of them are one round trip. */
const BUCKETS = 16

/** All of them. */
export const EVERY_BUCKET: readonly number[] = Array.from({ length: BUCKETS }, (_, bucket) => bucket)

/** Which bucket a person is in: the same on every instance. */
export function bucketOf(personId: string): number {
  let hash = 0
  for (let at = 0; at < personId.length; at += 1) hash = (hash * 31 + personId.charCodeAt(at)) | 0
  return Math.abs(hash) % BUCKETS
}

export const personKey = (bucket: number, personId: string): string => `parley:presence:{${bucket}}:${personId}`
/** The contrary of `personKey`. */
export const personOf = (key: string): string => key.slice(key.lastIndexOf(':') + 1)
/** Everybody of a bucket who is there, with the time at which they are not any more. */
export const thereKey = (bucket: number): string => `parley:presence:{${bucket}}:there`
export const generationKey = (bucket: number): string => `parley:presence:{${bucket}}`

/** Groups by bucket, at most so many in a group: a script that runs long holds everybody up. */
export function inBuckets<T>(items: readonly T[], personIdOf: (item: T) => string, most: number): [number, T[]][] {
  const open = new Map<number, T[]>()
  const groups: [number, T[]][] = []
  for (const item of items) {
    const bucket = bucketOf(personIdOf(item))
    const group = open.get(bucket)
    if (group !== undefined && group.length < most) group.push(item)
    else {
      const next = [item]
      open.set(bucket, next)
      groups.push([bucket, next])
    }
  }
  return groups
}
