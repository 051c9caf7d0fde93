import type { ParleyClient, TimelineRow } from '@parley/client'
import { beginEditing } from '../acts/editing.ts'
import { replyToOf } from '../acts/reply-to-of.ts'
import { setReplying } from '../acts/replying.ts'
import { bodyOf } from '../acts/row-content.ts'
import { isHidden } from '../timeline/items.ts'

export interface WhereLast {
  readonly client: ParleyClient
  readonly roomId: string
  /** Seq of the root, in a thread. */
  readonly root: number | undefined
  readonly place: string
  readonly myId: string
}

/** Puts the last own message into the composer, to be changed. */
export function editLast(where: WhereLast): void {
  const last = lastOf(where, (authorId) => authorId === where.myId)
  if (last !== null) beginEditing(where.place, last)
}

/** Lets the next message answer the last one. */
export function replyToLast(where: WhereLast): void {
  const last = lastOf(where, () => true)
  if (last === null) return
  setReplying(where.place, replyToOf(last.message.seq, last.message.authorId, bodyOf(last)))
}

function lastOf({ client, roomId, root }: WhereLast, isBy: (authorId: string) => boolean) {
  const store = root === undefined ? client.timeline(roomId) : client.thread(roomId, root)
  const last = store
    .getSnapshot()
    .rows.findLast((row: TimelineRow) => row.state === 'sent' && isBy(row.message.authorId) && !isHidden(row))
  return last?.state === 'sent' ? last : null
}
