import type { HistoryPage, SyncPage } from '@parley/protocol'
import { splitFrames, textBytes } from '../fan-out/split-frames.ts'

/** Leaves room beside a page in the outgoing buffer of its socket. */
const PAGE_BYTES = 256_000

/**
 * A page of long messages is cut where it would crowd its socket: the rest is asked for, as `more` says.
 *
 * @param keep which end of the page lies next to where the reader asked from.
 */
export function fitHistory(page: HistoryPage, keep: 'newest' | 'oldest', limitBytes = PAGE_BYTES): HistoryPage {
  const nearestFirst = keep === 'newest' ? page.messages.toReversed() : page.messages
  let bytes = 0
  const end = nearestFirst.findIndex((message, index) => {
    bytes += textBytes(message.body)
    return index > 0 && bytes > limitBytes
  })
  if (end === -1) return page
  const kept = nearestFirst.slice(0, end)
  const farthest = kept.at(-1)?.seq ?? 0
  const lines = page.lines?.filter(({ rev }) => (keep === 'newest' ? rev > farthest : rev < farthest))
  return {
    ...page,
    messages: keep === 'newest' ? kept.reverse() : kept,
    ...(lines && { lines }),
    more: true,
  }
}

/** The same for changes: what is left out lies after `completeTo`. */
export function fitSync(page: SyncPage, limitBytes = PAGE_BYTES): SyncPage {
  const [first, ...rest] = splitFrames(page.changes, limitBytes)
  const last = first?.at(-1)
  if (first === undefined || last === undefined || rest.length === 0) return page
  return { ...page, changes: first, completeTo: last.rev, more: true }
}
