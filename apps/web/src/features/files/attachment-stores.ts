import { draftsOf } from '../messages/drafts/drafts-of.ts'
import { Attachments } from './attachments.ts'
import { fileUrl } from './file-url.ts'
import { beginStores, filesChanged, sessionStorageOrNull } from './place-files.ts'

const stores = new Map<string, Attachments>()

/** The pictures of what a person writes on this page; the same store for the same person. Browser only. */
export function attachmentsOf(personId: string): Attachments {
  const known = stores.get(personId)
  if (known !== undefined) return known
  const store = new Attachments(personId, sessionStorageOrNull())
  store.subscribe(filesChanged)
  stores.set(personId, store)
  return store
}

/** The store, with what the place had before a reload; the texts that waited for uploads then are drafts again. */
export function restoredStore(personId: string, place: string): Attachments {
  const store = attachmentsOf(personId)
  const texts = store.restore(place, (picture) => fileUrl(picture.id, '96'))
  if (texts.length > 0) {
    const drafts = draftsOf(personId)
    drafts.write(place, [...texts, drafts.read(place)].join('\n').trimEnd())
  }
  return store
}

beginStores(attachmentsOf)
