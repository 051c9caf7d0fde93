import { forgetEmojiChoices } from '../../emoji/emoji-choices.ts'
import { keptName, sessionStorageOrNull } from '../../files/place-files.ts'
import { agreedDraftsOf } from './agreed-drafts.ts'
import { draftsOf, localStorageOrNull } from './drafts-of.ts'

/** Deletes what a person began to write on this device, as when they sign out: the server has it. Likewise which emoji they used. */
export function forgetWriting(personId: string): void {
  draftsOf(personId).forget()
  const agreed = agreedDraftsOf(personId, localStorageOrNull())
  for (const place of agreed.places()) agreed.set(place, '')
  forgetEmojiChoices(localStorageOrNull())
  const storage = sessionStorageOrNull()
  const files = keptName(personId, '')
  for (const name of Object.keys(storage ?? {})) if (name.startsWith(files)) storage?.removeItem(name)
}
