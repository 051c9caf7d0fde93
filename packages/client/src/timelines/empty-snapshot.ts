import type { TimelineSnapshot } from '../api.ts'

/** A timeline of which nothing is here yet. */
export function emptySnapshot(roomId: string, thread: number | null): TimelineSnapshot {
  return {
    roomId,
    rows: [],
    lines: [],
    rev: 0,
    load: 'empty',
    hasOlder: false,
    loadingOlder: false,
    error: null,
    ...(thread !== null && { thread: { seq: thread, root: null } }),
  }
}
