import type { TimelineRow } from '@parley/client'
import { type Line, Refusal } from '@parley/protocol'
import { describe, expect, it } from 'vitest'
import { calendarOf } from '../time/calendar.ts'
import { type ArrangeOptions, createArranger } from './items.ts'

const start = Date.parse('2025-11-20T10:00:00Z')
const minutes = (count: number) => count * 60_000

function sent(seq: number, authorId: string, at: number, body: string | null = `text ${seq}`): TimelineRow {
  const createdAt = new Date(at).toISOString()
  return {
    key: `key-${seq}`,
    state: 'sent',
    pending: null,
    message: { seq, rev: seq, authorId, clientId: `key-${seq}`, body, createdAt, editedAt: null, deletedAt: null },
  }
}

function pending(key: string, authorId: string, at: number): TimelineRow {
  return { key, state: 'pending', authorId, body: key, createdAt: at, reason: null }
}

const happened = (rev: number, at: number): Line => ({
  ...{ rev, kind: 'joined', by: `p${rev}`, at: new Date(at).toISOString() },
})

const NOBODY: ReadonlySet<string> = new Set()

function arrange(rows: readonly TimelineRow[], options: Partial<ArrangeOptions> = {}) {
  const all = { rows, hasOlder: false, calendar: calendarOf('UTC'), myId: 'me', blocked: NOBODY, dividerAfter: null }
  return createArranger()({ ...all, ...options })
}

/** `day`, `new`, `+key` for a row that begins a group and `key` for one that goes on. */
function shape(arrangement: ReturnType<typeof arrange>): string[] {
  return arrangement.items.map((item) =>
    item.kind === 'message' ? `${item.leads ? '+' : ''}${item.row.key.replace('key-', '')}` : item.kind,
  )
}

describe('grouping', () => {
  it('groups what one author writes in the five minutes after the first line', () => {
    const rows = [
      sent(1, 'ann', start),
      sent(2, 'ann', start + minutes(4)),
      sent(3, 'ann', start + minutes(5)),
      sent(4, 'ann', start + minutes(5) + 1),
      sent(5, 'ann', start + minutes(9)),
      sent(6, 'bo', start + minutes(9)),
      sent(7, 'ann', start + minutes(9)),
    ]
    expect(shape(arrange(rows))).toEqual(['day', '+1', '2', '3', '+4', '5', '+6', '+7'])
  })

  it('begins a group again below a day and below the divider', () => {
    const night = Date.parse('2025-11-20T23:59:00Z')
    const rows = [sent(1, 'ann', night), sent(2, 'ann', night + minutes(2)), sent(3, 'ann', night + minutes(3))]
    expect(shape(arrange(rows, { dividerAfter: 2 }))).toEqual(['day', '+1', 'day', '+2', 'new', '+3'])
  })

  it('joins a group over a deleted message, which is not shown', () => {
    const rows = [sent(1, 'ann', start), sent(2, 'bo', start, null), sent(3, 'ann', start)]
    expect(shape(arrange(rows))).toEqual(['day', '+1', '3'])
  })
})

describe('days', () => {
  it('separates days in the zone of the reader', () => {
    const rows = [
      sent(1, 'ann', Date.parse('2025-11-20T15:59:00Z')),
      sent(2, 'ann', Date.parse('2025-11-20T16:00:00Z')),
    ]
    expect(shape(arrange(rows))).toEqual(['day', '+1', '2'])
    expect(shape(arrange(rows, { calendar: calendarOf('Asia/Shanghai') }))).toEqual(['day', '+1', 'day', '+2'])
  })

  it('never brings an earlier day back below a later one', () => {
    const rows = [sent(1, 'ann', start), pending('mine', 'me', start - minutes(60 * 24 * 3)), sent(2, 'ann', start)]
    expect(shape(arrange(rows)).filter((kind) => kind === 'day')).toHaveLength(1)
  })
})

describe('the divider', () => {
  const rows = [
    sent(1, 'ann', start),
    sent(2, 'me', start),
    sent(3, 'me', start),
    sent(4, 'bo', start),
    sent(5, 'ann', start),
  ]

  it('stands above the first unread message of somebody else, and counts the others’ only', () => {
    const arrangement = arrange(rows, { dividerAfter: 1 })
    expect(shape(arrangement)).toEqual(['day', '+1', '+2', '3', 'new', '+4', '+5'])
    expect(arrangement.unreadCount).toBe(2)
    expect(arrangement.unread).toEqual({ since: start, index: 4 })
  })

  it('does not stand where nothing is unread', () => {
    expect(shape(arrange(rows, { dividerAfter: 5 }))).not.toContain('new')
    expect(shape(arrange(rows))).not.toContain('new')
  })

  it('passes over what a blocked person wrote, as badges do', () => {
    const arrangement = arrange(rows, { dividerAfter: 1, blocked: new Set(['bo']) })
    expect(shape(arrangement)).toEqual(['day', '+1', '+2', '3', '+4', 'new', '+5'])
    expect(arrangement.unreadCount).toBe(1)
    expect(shape(arrange(rows, { dividerAfter: 1, blocked: new Set(['ann', 'bo']) }))).not.toContain('new')
  })

  it('waits until what it belongs above is loaded', () => {
    const later = rows.slice(3)
    expect(arrange(later, { dividerAfter: 1, hasOlder: true }).unread).toBeNull()
    expect(arrange(later, { dividerAfter: 1, hasOlder: true }).unreadCount).toBe(2)
    expect(shape(arrange(later, { dividerAfter: 1, hasOlder: false }))).toContain('new')
    expect(shape(arrange(rows, { dividerAfter: 1, hasOlder: true }))).toContain('new')
  })

  it('skips deleted messages', () => {
    const deleted = [sent(1, 'ann', start), sent(2, 'bo', start, null), sent(3, 'bo', start)]
    expect(shape(arrange(deleted, { dividerAfter: 1 }))).toEqual(['day', '+1', 'new', '+3'])
  })
})

describe('own acts on their way', () => {
  it('hides a message whose deletion is on its way, and shows it again when that is refused', () => {
    const row = sent(1, 'me', start)
    if (row.state !== 'sent') throw new Error('a sent row')
    const going: TimelineRow = { ...row, pending: { kind: 'delete', key: 'act', reason: null } }
    const refused: TimelineRow = { ...row, pending: { kind: 'delete', key: 'act', reason: new Refusal('FORBIDDEN') } }
    expect(shape(arrange([going]))).toEqual([])
    expect(shape(arrange([refused]))).toEqual(['day', '+1'])
  })
})

it('gives the same item for the same row, so that only what changed renders', () => {
  const arranger = createArranger()
  const options = { hasOlder: false, calendar: calendarOf('UTC'), myId: 'me', blocked: NOBODY, dividerAfter: null }
  const rows = Array.from({ length: 50 }, (_, index) => sent(index + 1, 'ann', start + index))
  const before = arranger({ ...options, rows }).items
  const older = sent(0, 'ann', start - 1)
  const after = arranger({ ...options, rows: [older, ...rows, sent(51, 'bo', start + 51)] }).items
  // The first row went on from nothing before and now continues a group: it alone is new.
  expect(after.slice(3, -1)).toEqual(before.slice(2))
  expect(after.slice(3, -1).every((item, index) => item === before[index + 2])).toBe(true)
})

it('makes one new item when one of 10,000 rows is new', () => {
  const arranger = createArranger()
  const options = {
    hasOlder: true,
    calendar: calendarOf('Asia/Shanghai'),
    myId: 'me',
    blocked: NOBODY,
    dividerAfter: 9_000,
  }
  const rows = Array.from({ length: 10_000 }, (_, index) => sent(index + 1, `p${index % 7}`, start + index * 60_000))
  const before = new Set(arranger({ ...options, rows }).items.filter(({ kind }) => kind === 'message'))
  const after = arranger({ ...options, rows: [...rows, sent(10_001, 'ann', start + 10_001 * 60_000)] }).items
  expect(after.filter((item) => item.kind === 'message' && !before.has(item))).toHaveLength(1)
})

describe('what happened to the room', () => {
  const shapeOf = (arrangement: ReturnType<typeof arrange>) =>
    arrangement.items.map((item) => {
      if (item.kind === 'lines') return item.lines.map(({ rev }) => `L${rev}`).join()
      return item.kind === 'message' ? `${item.leads ? '+' : ''}${item.row.key.replace('key-', '')}` : item.kind
    })

  it('stands between the messages that it happened between, one line a day, and leaves groups and the divider as they are', () => {
    const night = Date.parse('2025-11-20T23:59:00Z')
    const rows = [
      sent(10, 'ann', night),
      sent(13, 'bo', night, null),
      sent(20, 'ann', night),
      sent(30, 'ann', night + minutes(5)),
      pending('new', 'me', night + minutes(6)),
    ]
    const at = [2, 3].map((rev) => happened(rev, night)).concat([11, 14, 15].map((rev) => happened(rev, night)))
    const lines = [...at, happened(22, night), happened(23, night + minutes(3)), happened(31, night + minutes(5))]
    expect(shapeOf(arrange(rows, { lines, dividerAfter: 20 }))).toEqual([
      'day',
      'L2,L3',
      '+10',
      'L11,L14,L15',
      '20',
      'L22',
      'day',
      'L23',
      'new',
      '+30',
      'L31',
      '+new',
    ])
    // Nothing that happens is unread.
    expect(arrange(rows.slice(0, 3), { lines, dividerAfter: 20 })).toMatchObject({ unread: null, unreadCount: 0 })
    expect(shapeOf(arrange([], { lines: lines.slice(0, 2) }))).toEqual(['day', 'L2,L3'])
  })

  it('gives the same line back until something is added to it', () => {
    const arranger = createArranger()
    const rows = [sent(10, 'ann', start)]
    const options = {
      rows,
      hasOlder: false,
      calendar: calendarOf('UTC'),
      myId: 'me',
      blocked: NOBODY,
      dividerAfter: null,
    }
    const lines = [happened(11, start), happened(12, start)]
    const [first, second] = [arranger({ ...options, lines }), arranger({ ...options, lines: [...lines] })]
    expect(second.items[2]).toBe(first.items[2])
    const third = arranger({ ...options, lines: [...lines, happened(13, start)] })
    expect(third.items[2]).toMatchObject({ key: first.items[2]?.key, lines: { length: 3 } })
  })
})
