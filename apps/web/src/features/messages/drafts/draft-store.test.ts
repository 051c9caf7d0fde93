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

const atOnce = (act: () => void) => act()

describe('drafts', () => {
  it('are kept for each room, across a reload', () => {
    const storage = memory()
    const before = createDraftStore('ann', storage, atOnce)
    before.write('general', 'half a thought')
    before.write('design', '另一个想法')
    const after = createDraftStore('ann', storage, atOnce)
    expect(after.read('general')).toBe('half a thought')
    expect(after.read('design')).toBe('另一个想法')
    expect(after.read('random')).toBe('')
  })

  it('belong to one person', () => {
    const storage = memory()
    createDraftStore('ann', storage, atOnce).write('general', 'mine')
    expect(createDraftStore('bo', storage, atOnce).read('general')).toBe('')
  })

  it('are stored when the page has a moment, or ends, and leave nothing when empty', () => {
    const storage = memory()
    let moments: (() => void)[] = []
    const pass = () => {
      for (const act of moments.splice(0)) act()
    }
    const drafts = createDraftStore('ann', storage, (act) => moments.push(act))
    for (const text of ['h', 'ha', 'hal']) drafts.write('general', text)
    drafts.write('design', 'else')
    expect(storage.held.size).toBe(0)
    expect(moments).toHaveLength(1)
    pass()
    expect([...storage.held.values()]).toEqual(['hal', 'else'])
    drafts.write('general', 'half')
    drafts.flush()
    expect([...storage.held.values()]).toEqual(['half', 'else'])
    moments = []
    drafts.write('general', 'half a')
    drafts.write('general', '')
    expect([...storage.held.values()]).toEqual(['else'])
    pass()
    expect([...storage.held.values()]).toEqual(['else'])
  })

  it('do not store again over what another tab wrote, nor what was forgotten', () => {
    const storage = memory()
    let pass = () => {}
    const drafts = createDraftStore('ann', storage, (act) => {
      pass = act
    })
    drafts.write('general', 'here')
    storage.setItem('parley:draft:ann:general', 'there')
    drafts.storageChanged('parley:draft:ann:general')
    pass()
    expect(storage.getItem('parley:draft:ann:general')).toBe('there')
    drafts.write('general', 'here again')
    drafts.forget()
    pass()
    expect(storage.held.size).toBe(0)
  })

  it('tell which rooms have one, in the same set until that changes', () => {
    const drafts = createDraftStore('ann', memory(), atOnce)
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
    const here = createDraftStore('ann', storage, atOnce)
    const there = createDraftStore('ann', storage, atOnce)
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
      const drafts = createDraftStore('ann', storage, atOnce)
      drafts.write('general', 'still here')
      expect(drafts.read('general')).toBe('still here')
    }
  })

  it('can all be forgotten', () => {
    const storage = memory()
    createDraftStore('bo', storage, atOnce).write('general', 'his')
    const drafts = createDraftStore('ann', storage, atOnce)
    drafts.write('general', 'hers')
    drafts.forget()
    expect(drafts.rooms().size).toBe(0)
    expect([...storage.held.values()]).toEqual(['his'])
  })
})
