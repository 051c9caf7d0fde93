import type { TimelineRow } from '@parley/client'
import type { Line } from '@parley/protocol'
import type { Calendar, Day } from '../time/calendar.ts'

/** What the timeline shows, from top to bottom. `key` is unique within it and stays while the thing is the same. */
export type Item = DaySeparator | NewDivider | LinesItem | MessageItem

export interface DaySeparator {
  readonly kind: 'day'
  readonly key: string
  readonly day: Day
}

export interface NewDivider {
  readonly kind: 'new'
  readonly key: 'new'
}

/** What happened to the room between two messages, on one day. */
export interface LinesItem {
  readonly kind: 'lines'
  readonly key: string
  /** Ascending; at least one. */
  readonly lines: readonly Line[]
}

export interface MessageItem {
  readonly kind: 'message'
  readonly key: string
  readonly row: TimelineRow
  readonly authorId: string
  /** When it was written, milliseconds since the epoch. */
  readonly at: number
  /** Whether it begins a group: avatar, name and time are drawn once for what one author writes in five minutes. */
  readonly leads: boolean
}

export interface Arrangement {
  readonly items: readonly Item[]
  /** Index of each key. */
  readonly indexOf: ReadonlyMap<string, number>
  /** What lies behind the frozen divider; null where nothing does, or where it begins above the loaded rows. */
  readonly unread: { readonly since: number; readonly index: number } | null
  /** Undeleted messages by others, but for those whom the person blocked, behind the frozen divider, among the loaded rows. */
  readonly unreadCount: number
  /** Whether the place where unread begins is among the loaded rows, if there is one. */
  readonly placeIsKnown: boolean
}

export interface ArrangeOptions {
  readonly rows: readonly TimelineRow[]
  /** What happened to the room between them. */
  readonly lines?: readonly Line[]
  readonly hasOlder: boolean
  readonly calendar: Calendar
  readonly myId: string
  /** Whom the person blocked: what they write is no news. */
  readonly blocked: ReadonlySet<string>
  /** The read position at which the "New messages" divider is frozen; null for none. */
  readonly dividerAfter: number | null
}

const NOTHING: readonly Line[] = []
const GROUP_WITHIN_MS = 5 * 60 * 1000

/**
 * Makes the arranger of one timeline. It gives the same item object back for a row that did not change, so that a
 * message which arrives renders itself and nobody else.
 */
export function createArranger(): (options: ArrangeOptions) => Arrangement {
  const known = new WeakMap<TimelineRow, MessageItem>()
  const days = new Map<Day, DaySeparator>()
  const runs = new WeakMap<Line, LinesItem>()

  const messageItem = (row: TimelineRow, leads: boolean): MessageItem => {
    const before = known.get(row)
    if (before?.leads === leads) return before
    const item: MessageItem = {
      kind: 'message',
      key: row.key,
      row,
      authorId: authorOf(row),
      at: before?.at ?? writtenAt(row),
      leads,
    }
    known.set(row, item)
    return item
  }

  const linesItem = (lines: readonly [Line, ...Line[]]): LinesItem => {
    const before = runs.get(lines[0])
    if (before?.lines.length === lines.length && before.lines.at(-1) === lines.at(-1)) return before
    const item: LinesItem = { kind: 'lines', key: `lines-${lines[0].rev}`, lines }
    runs.set(lines[0], item)
    return item
  }

  return ({ rows, lines = NOTHING, hasOlder, calendar, myId, blocked, dividerAfter }) => {
    const items: Item[] = []
    let day: Day = ''
    let group: { readonly authorId: string; readonly since: number } | null = null
    let unread: Arrangement['unread'] = null
    let unreadCount = 0
    // Unread begins at a known place only where something read, or the beginning of the room, is loaded above it.
    let placeIsKnown = !hasOlder
    const quoted = quotedIn(rows)
    let next = 0
    const begin = (at: number) => {
      const itsDay = calendar.dayOf(at)
      // A clock that runs behind must not bring an earlier day back below a later one.
      if (itsDay <= day) return
      day = itsDay
      group = null
      items.push(separator(days, day))
    }
    /** What happened before a message that is shown: one line a day. It leaves the groups of messages as they are. */
    const tell = (before: number) => {
      for (let line = lines[next]; line !== undefined && line.rev < before; line = lines[next]) {
        begin(Date.parse(line.at))
        const run: [Line, ...Line[]] = [line]
        for (line = lines[++next]; line !== undefined && line.rev < before; line = lines[++next]) {
          if (calendar.dayOf(Date.parse(line.at)) > day) break
          run.push(line)
        }
        items.push(linesItem(run))
      }
    }
    for (const row of rows) {
      if (row.state === 'sent' && dividerAfter !== null && row.message.seq <= dividerAfter) placeIsKnown = true
      if (isHidden(row) && !isTombstone(row, quoted)) continue
      const at = known.get(row)?.at ?? writtenAt(row)
      const authorId = authorOf(row)
      tell(row.state === 'sent' ? row.message.seq : Number.POSITIVE_INFINITY)
      begin(at)
      const isBehind = row.state === 'sent' && dividerAfter !== null && row.message.seq > dividerAfter
      if (isBehind && isNewsBy(authorId, { myId, blocked })) {
        if (row.message.body !== null) unreadCount++
        if (unread === null && placeIsKnown) {
          unread = { since: at, index: items.length }
          items.push({ kind: 'new', key: 'new' })
          group = null
        }
      }
      const leads: boolean = group === null || group.authorId !== authorId || at - group.since > GROUP_WITHIN_MS
      if (leads) group = { authorId, since: at }
      items.push(messageItem(row, leads))
    }
    tell(Number.POSITIVE_INFINITY)
    const indexOf = new Map(items.map((item, index) => [item.key, index]))
    return { items, indexOf, unread, unreadCount, placeIsKnown }
  }
}

/** Whether what somebody writes is news to this person. */
export function isNewsBy(authorId: string, of: Pick<ArrangeOptions, 'myId' | 'blocked'>): boolean {
  return authorId !== of.myId && !of.blocked.has(authorId)
}

/** Deleted messages leave the screen; an own deletion does so at once, and comes back if it is refused. */
export function isHidden(row: TimelineRow): boolean {
  if (row.state !== 'sent') return false
  if (row.message.body === null) return true
  return row.pending?.kind === 'delete' && row.pending.reason === null
}

/** Whether what stays of a deleted message is shown: where a thread hangs on it, or a reply that is here quotes it. */
export function isTombstone(row: TimelineRow, quoted: ReadonlySet<number>): boolean {
  return row.state === 'sent' && isHidden(row) && (row.message.thread !== undefined || quoted.has(row.message.seq))
}

function quotedIn(rows: readonly TimelineRow[]): ReadonlySet<number> {
  const quoted = new Set<number>()
  for (const row of rows) {
    const replyTo = row.state === 'sent' ? (isHidden(row) ? undefined : row.message.replyTo) : row.replyTo
    if (replyTo !== undefined) quoted.add(replyTo.seq)
  }
  return quoted
}

function authorOf(row: TimelineRow): string {
  return row.state === 'sent' ? row.message.authorId : row.authorId
}

function writtenAt(row: TimelineRow): number {
  return row.state === 'sent' ? Date.parse(row.message.createdAt) : row.createdAt
}

function separator(days: Map<Day, DaySeparator>, day: Day): DaySeparator {
  const known = days.get(day)
  if (known !== undefined) return known
  const made: DaySeparator = { kind: 'day', key: `day-${day}`, day }
  days.set(day, made)
  return made
}
