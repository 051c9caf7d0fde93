/** The file is no archive of its kind, is damaged, or unpacks to more than anything that is meant to be read. */
export class Unreadable extends Error {}

/** What a small file may unpack to, whatever it is packed in. */
export const FREE_BYTES = 64 * 1024 * 1024
/** Text packs to a tenth, very alike text to a fiftieth; what packs smaller is made to fill a disk or a day. */
const MOST_RATIO = 200

export function requireHarmless(packed: number, unpacked: number, free = FREE_BYTES): void {
  if (unpacked > free + packed * MOST_RATIO) throw new Unreadable('it unpacks to too much')
}
