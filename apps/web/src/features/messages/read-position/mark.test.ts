import { describe, expect, it } from 'vitest'
import { type Mark, markAtOpen, nextMark, seqToRead } from './mark.ts'

const none: Mark = { after: null, met: true }

describe('the mark', () => {
  it('is frozen at the read position where there is something unread', () => {
    expect(markAtOpen({ unread: 3, readSeq: 10 })).toEqual({ after: 10, met: false })
    expect(markAtOpen({ unread: 0, readSeq: 10 })).toEqual(none)
    expect(markAtOpen(undefined)).toEqual(none)
  })

  it('does not move for what arrives while the person looks', () => {
    const arrived = { kind: 'arrived', attentive: true, readSeq: 10, newestBefore: 10 } as const
    expect(nextMark(none, arrived)).toBe(none)
  })

  it('is set where the person stopped reading when something arrives while they look away', () => {
    const away = { kind: 'arrived', attentive: false, readSeq: 10, newestBefore: 10 } as const
    const mark = nextMark(none, away)
    expect(mark).toEqual({ after: 10, met: false })
    expect(nextMark(mark, { ...away, newestBefore: 11 })).toBe(mark)
  })

  it('leaves an old place once everything was read and something new arrives', () => {
    const morning: Mark = { after: 10, met: true }
    const away = { kind: 'arrived', attentive: false, readSeq: 20, newestBefore: 20 } as const
    expect(nextMark(morning, away)).toEqual({ after: 20, met: false })
    expect(nextMark(morning, { ...away, readSeq: 15 })).toBe(morning)
  })

  it('goes when the person sends', () => {
    expect(nextMark({ after: 10, met: false }, { kind: 'sent' })).toEqual(none)
  })
})

describe('I8 the read position', () => {
  const now = { attentive: true, mark: none, seenSeq: 12, readSeq: 10 }

  it('moves to what has been on the screen', () => expect(seqToRead(now)).toBe(12))
  it('never moves backward', () => expect(seqToRead({ ...now, seenSeq: 9 })).toBeNull())
  it('stays while the person does not look', () => expect(seqToRead({ ...now, attentive: false })).toBeNull())
  it('stays before unread messages that were not met', () => {
    expect(seqToRead({ ...now, mark: { after: 10, met: false } })).toBeNull()
    expect(seqToRead({ ...now, mark: { after: 10, met: true } })).toBe(12)
  })
})

it('what was marked unread is not read by being on the screen, until the person goes on', () => {
  const held = nextMark({ after: null, met: true }, { kind: 'rewound', readSeq: 4 })
  expect(held).toEqual({ after: 4, met: true, held: true })
  const now = { attentive: true, seenSeq: 9, readSeq: 4 }
  expect(seqToRead({ ...now, mark: held })).toBeNull()
  for (const kind of ['advanced', 'sent'] as const) {
    expect(seqToRead({ ...now, mark: nextMark(held, { kind }) })).toBe(9)
  }
})
