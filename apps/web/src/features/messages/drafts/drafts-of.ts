import { createDraftStore, type DraftStore } from './draft-store.ts'

const stores = new Map<string, DraftStore>()

/** The drafts of a person on this device; the same store for the same person. Browser only. */
export function draftsOf(personId: string): DraftStore {
  const known = stores.get(personId)
  if (known !== undefined) return known
  const store = createDraftStore(personId, localStorageOrNull())
  window.addEventListener('storage', ({ key, storageArea }) => {
    if (storageArea === localStorageOrNull()) store.storageChanged(key)
  })
  stores.set(personId, store)
  return store
}

/** Reading the property alone throws where the person forbade storage. */
export function localStorageOrNull(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
