import type { Person, Room } from '@parley/protocol'
import { describe, expect, it } from 'vitest'
import type { Reference } from './markdown/nodes.ts'
import { type Known, resolve } from './references.ts'

const person = (id: string, handle: string) => ({ id, handle, displayName: handle }) as Person
const room = (id: string, name: string) => ({ room: { id, name } as Room })
const known: Known = {
  people: new Map([person('1', 'ines'), person('2', 'ines.'), person('3', 'tom-o')].map((one) => [one.id, one])),
  rooms: [room('a', 'general'), room('b', 'general-2'), room('c', '工程'), room('d', '工程师')],
  calls: null,
}
const at = (name: string): Reference => ({ kind: 'reference', sign: '@', name })
const hash = (name: string): Reference => ({ kind: 'reference', sign: '#', name })
const id = (reference: Reference, of = known) => {
  const found = resolve(reference, of)
  if (found === null) return null
  return `${found.kind === 'person' ? found.person.id : found.kind === 'room' ? found.room.id : found.name}:${found.length}`
}

describe('a person', () => {
  it('is found by the whole handle first, then without the stop of a sentence', () => {
    expect(id(at('ines.'))).toBe('2:5')
    expect(id(at('ines..'))).toBe('1:4')
    expect(id(at('Tom-O'))).toBe('3:5')
  })

  it('is one whom the server found, where it said so', () => {
    expect(id(at('ines'), { ...known, calls: { mentions: ['3'] } })).toBeNull()
    expect(id(at('tom-o'), { ...known, calls: { mentions: ['3'] } })).toBe('3:5')
    expect(id(at('tom-o'), { ...known, calls: {} })).toBeNull()
  })

  it('stays text where nobody is known', () => {
    expect(id(at('nobody'))).toBeNull()
    expect(id(at('constructor'))).toBeNull()
  })

  it('may be everybody', () => {
    expect(id(at('all'))).toBe('all:3')
    expect(id(at('here.'))).toBe('here:4')
    expect(id(at('allison'))).toBeNull()
    expect(id(at('all'), { ...known, calls: {} })).toBeNull()
    expect(id(at('all'), { ...known, calls: { mentionsAll: 'all' } })).toBe('all:3')
  })
})

describe('a room', () => {
  it('is found by its whole name', () => {
    expect(id(hash('General'))).toBe('a:7')
    expect(id(hash('general-2'))).toBe('b:9')
    expect(id(hash('general.'))).toBe('a:7')
    expect(id(hash('general-3'))).toBeNull()
    expect(id(hash('generally'))).toBeNull()
  })

  it('is the longest that Chinese words begin with', () => {
    expect(id(hash('工程里的'))).toBe('c:2')
    expect(id(hash('工程师说'))).toBe('d:3')
    expect(id(hash('general里'))).toBe('a:7')
  })
})
