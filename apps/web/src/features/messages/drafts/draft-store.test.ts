import { describe, expect, it } from 'vitest'
import { createDraftStore, type DraftStorage } from './draft-store.ts'

function memory(): DraftStorage & { readonly held: Map<string, string> } {
  const held = new Map<string, string>()
  return {
    held,
    get length() {
      return held.size
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
  }
}

describe('drafts', () => {
  it('are kept for each room, across a reload', () => {
    const storage = memory()
    const before = createDraftStore('ann', storage)
    before.write('general', 'half a thought')
    before.write('design', '另一个想法')
    const after = createDraftStore('ann', storage)
    expect(after.read('general')).toBe('half a thought')
    expect(after.read('design')).toBe('另一个想法')
    expect(after.read('random')).toBe('')
  })

  it('belong to one person', () => {
    const storage = memory()
    createDraftStore('ann', storage).write('general', 'mine')
    expect(createDraftStore('bo', storage).read('general')).toBe('')
  })

  it('are stored with every change, and leave nothing when empty', () => {
    const storage = memory()
    const drafts = createDraftStore('ann', storage)
    for (const text of ['h', 'ha', 'hal', 'half']) {
      drafts.write('general', text)
      expect([...storage.held.values()]).toEqual([text])
    }
    drafts.write('general', '')
    expect(storage.held.size).toBe(0)
  })

  it('tell which rooms have one, in the same set until that changes', () => {
    const drafts = createDraftStore('ann', memory())
    const none = drafts.rooms()
    drafts.write('general', '  \n')
    expect(drafts.rooms()).toBe(none)
    drafts.write('general', 'a')
    const one = drafts.rooms()
    expect([...one]).toEqual(['general'])
    drafts.write('general', 'ab')
    expect(drafts.rooms()).toBe(one)
    drafts.write('general', '')
    expect([...drafts.rooms()]).toEqual([])
  })

  it('follow another tab', () => {
    const storage = memory()
    const here = createDraftStore('ann', storage)
    const there = createDraftStore('ann', storage)
    let told = 0
    here.subscribe(() => told++)
    there.write('general', 'from the other tab')
    here.storageChanged('parley:draft:ann:general')
    here.storageChanged('parley:draft:bo:general')
    expect(here.read('general')).toBe('from the other tab')
    expect(told).toBe(1)
    here.storageChanged(null)
    expect(here.read('general')).toBe('')
  })

  it('stay in the box where the storage is full or missing', () => {
    const full: DraftStorage = {
      ...memory(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    for (const storage of [full, null]) {
      const drafts = createDraftStore('ann', storage)
      drafts.write('general', 'still here')
      expect(drafts.read('general')).toBe('still here')
    }
  })

  it('can all be forgotten', () => {
    const storage = memory()
    createDraftStore('bo', storage).write('general', 'his')
    const drafts = createDraftStore('ann', storage)
    drafts.write('general', 'hers')
    drafts.forget()
    expect(drafts.rooms().size).toBe(0)
    expect([...storage.held.values()]).toEqual(['his'])
  })
})
