import { createDraftStore, type DraftStore } from './draft-store.ts'

/** What a crash of the browser may cost is typed in twice this time. */
const SOON_MS = 500

const stores = new Map<string, DraftStore>()

/** The drafts of a person on this device; the same store for the same person. Browser only. */
export function draftsOf(personId: string): DraftStore {
  const known = stores.get(personId)
  if (known !== undefined) return known
  const store = createDraftStore(personId, localStorageOrNull(), soon)
  window.addEventListener('storage', ({ key, storageArea }) => {
    if (storageArea === localStorageOrNull()) store.storageChanged(key)
  })
  window.addEventListener('pagehide', store.flush)
  document.addEventListener('visibilitychange', store.flush)
  stores.set(personId, store)
  return store
}

/** In an idle moment, or where a browser tells of none, as it comes. Not after each key: half a second's are stored at once. */
function soon(act: () => void): void {
  setTimeout(() => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(act, { timeout: SOON_MS })
    else act()
  }, SOON_MS)
}

/** Reading the property alone throws where the person forbade storage. */
export function localStorageOrNull(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
