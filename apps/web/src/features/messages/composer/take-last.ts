import type { TimelineRow } from '@parley/client'
import { beginEditing } from '../acts/editing.ts'
import { replyToOf } from '../acts/reply-to-of.ts'
import { setReplying } from '../acts/replying.ts'
import { bodyOf } from '../acts/row-content.ts'
import { isHidden } from '../timeline/items.ts'
import type { ComposerPlace } from './composer-place.ts'

/** Puts the last own message into the composer, to be changed. */
export function editLast(here: ComposerPlace): void {
  const last = lastOf(here, (authorId) => authorId === here.myId)
  if (last !== null) beginEditing(here.place, last)
}

/** Lets the next message answer the last one. */
export function replyToLast(here: ComposerPlace): void {
  const last = lastOf(here, () => true)
  if (last === null) return
  setReplying(here.place, replyToOf(last.message.seq, last.message.authorId, bodyOf(last)))
}

function lastOf({ client, roomId, root }: ComposerPlace, isBy: (authorId: string) => boolean) {
  const store = root === undefined ? client.timeline(roomId) : client.thread(roomId, root)
  const last = store
    .getSnapshot()
    .rows.findLast((row: TimelineRow) => row.state === 'sent' && isBy(row.message.authorId) && !isHidden(row))
  return last?.state === 'sent' ? last : null
}
