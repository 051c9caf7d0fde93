import type { Message } from '@parley/protocol'
import type { PendingAct, TimelineRow } from '../api.ts'
import { type EditEntry, isMark, type MarkEntry, type OutboxEntry, type SendEntry } from '../outbox/entry.ts'
import { withMarks } from './marks.ts'
import { actOfEntry, rowOfEntry, type SentRow } from './rows.ts'

/** What an overlay asks of the window that it lies over. */
export interface Window {
  /** Whether the message that the entry changes has its row here. */
  holds(entry: { readonly seq: number; readonly targetKey: string }): boolean
  /** Whether what is being sent, or an edit that was refused without its row being here, is shown at the end. */
  ends(entry: SendEntry | EditEntry): boolean
}

/** Own acts that wait in the outbox, as a timeline shows them: over the rows that they change, or at its end. */
export class Overlay {
  tail: readonly TimelineRow[] = []
  #acts = new Map<number, { readonly entry: OutboxEntry; readonly targetKey: string; readonly act: PendingAct }>()
  /** Own reactions and pins on their way, by seq. */
  #marks = new Map<number, { readonly targetKey: string; readonly entries: MarkEntry[] }>()

  /** Takes the room's acts in their order. Returns the seqs whose rows may look otherwise now. */
  put(entries: readonly OutboxEntry[], window: Window): Set<number> {
    const before = this.#acts
    const marked = this.#marks
    this.#acts = new Map()
    this.#marks = new Map()
    const tail: TimelineRow[] = []
    for (const entry of entries) {
      if (entry.kind === 'send') {
        if (window.ends(entry)) tail.push(tailRow(entry))
      } else if (isMark(entry)) {
        const { seq, targetKey } = entry
        const marks = this.#marks.get(seq)
        if (marks) marks.entries.push(entry)
        else if (window.holds(entry)) this.#marks.set(seq, { targetKey, entries: [entry] })
      } else if (window.holds(entry)) {
        const same = before.get(entry.seq)
        const act = same?.entry === entry ? same.act : actOfEntry(entry)
        this.#acts.set(entry.seq, { entry, targetKey: entry.targetKey, act })
      } else if (entry.kind === 'edit' && entry.refused && window.ends(entry)) {
        tail.push(tailRow(entry))
      }
    }
    this.tail = tail
    return new Set([before, marked, this.#acts, this.#marks].flatMap((of) => [...of.keys()]))
  }

  /** The row of a message with what lies over it; `known` itself where it says that already. */
  row(message: Message, key: string, known?: SentRow): SentRow {
    const held = this.#acts.get(message.seq)
    const pending = held?.targetKey === key ? held.act : null
    const marks = this.#marks.get(message.seq)
    const isMarked = marks?.targetKey === key
    if (known && known.pending === pending && known.message === message && !known.marked && !isMarked) return known
    return { key, state: 'sent', message, pending, ...(isMarked && { marked: withMarks(message, marks.entries) }) }
  }
}

/** Whether an own act is shown at the end of a timeline. A reply that was refused is shown in the room, too, lest nobody sees it. */
export function endsIn(
  entry: SendEntry | EditEntry,
  { isPast, thread }: { readonly isPast: boolean; readonly thread: number | null },
): boolean {
  if (isPast) return false
  if (entry.kind === 'edit') return (entry.thread ?? null) === thread
  const { threadOf, alsoInRoom, refused } = entry
  if (thread !== null) return threadOf === thread
  return threadOf === undefined || alsoInRoom === true || refused !== null
}

/** Entries are replaced when they change, so the row of an entry stays the same object as long as it is true. */
const tailRows = new WeakMap<OutboxEntry, TimelineRow>()

function tailRow(entry: SendEntry | EditEntry): TimelineRow {
  const known = tailRows.get(entry) ?? rowOfEntry(entry)
  tailRows.set(entry, known)
  return known
}
