import { describe, expect, it } from 'vitest'
import { drawnOf, spanOf } from './drawn.ts'
import type { Arrangement, Item } from './items.ts'

/** `d…` a day, `new` the divider, anything else a message. */
function arrangement(...keys: string[]): Arrangement {
  const items = keys.map((key) => ({
    key,
    kind: key === 'new' ? 'new' : key.startsWith('d') ? 'day' : 'message',
  })) as Item[]
  return {
    items,
    indexOf: new Map(keys.map((key, index) => [key, index])),
    unread: null,
    unreadCount: 0,
    placeIsKnown: true,
  }
}

describe('what is drawn', () => {
  it('is the newest rows at first, on the server as in the browser', () => {
    const many = arrangement(...Array.from({ length: 200 }, (_, index) => `m${index}`))
    expect(spanOf(many, null)).toEqual({ first: 140, last: 199 })
    expect(spanOf(arrangement('d1', 'm1'), null)).toEqual({ first: 0, last: 1 })
    expect(spanOf(arrangement(), null)).toEqual({ first: 0, last: -1 })
  })

  it('stays the same rows when older ones come in above, though their day moves up', () => {
    const before = arrangement('d1', 'm5', 'm6', 'm7')
    const drawn = drawnOf(before, { first: 0, last: 2 })
    expect(drawn).toEqual({ from: 'm5', to: 'm6', toEnd: false })
    const after = arrangement('d1', 'm3', 'm4', 'm5', 'm6', 'm7')
    expect(spanOf(after, drawn)).toEqual({ first: 3, last: 4 })
  })

  it('takes the day and the divider along with the row below them', () => {
    const drawn = { from: 'm2', to: 'm3', toEnd: false }
    expect(spanOf(arrangement('m1', 'd2', 'new', 'm2', 'm3'), drawn)).toEqual({ first: 1, last: 4 })
  })

  it('reaches to what arrives where it reached to the newest', () => {
    const drawn = drawnOf(arrangement('m1', 'm2', 'm3'), { first: 1, last: 2 })
    expect(spanOf(arrangement('m1', 'm2', 'm3', 'm4', 'm5'), drawn)).toEqual({ first: 1, last: 4 })
  })

  it('is still something when its rows are gone', () => {
    const drawn = { from: 'gone', to: 'gone too', toEnd: false }
    expect(spanOf(arrangement('m1', 'm2'), drawn)).toEqual({ first: 0, last: 1 })
    expect(spanOf(arrangement(), drawn)).toEqual({ first: 0, last: -1 })
  })
})
