import type { ParleyClient } from '@parley/client'
import type { PersonalItem } from '@parley/protocol'
import { type AgreedDrafts, agreedDraftsOf } from './agreed-drafts.ts'
import type { DraftStore } from './draft-store.ts'
import { draftsOf, localStorageOrNull } from './drafts-of.ts'

/** Long enough for a slow network, short enough for whoever wants to go. */
const WAITED_FOR_MS = 3_000

/** Keeps on the server what was drafted here since the two last agreed. Returns how many drafts that were. */
export function tellDrafts(client: Pick<ParleyClient, 'keep'>, drafts: DraftStore, agreed: AgreedDrafts): number {
  const items: PersonalItem[] = []
  const texts = drafts.texts()
  for (const place of new Set([...texts.keys(), ...agreed.places()])) {
    const text = worthKeeping(texts.get(place))
    if (text === agreed.get(place)) continue
    agreed.set(place, text)
    items.push({ key: `draft:${place}`, value: text === '' ? null : { text, at: new Date().toISOString() } })
  }
  if (items.length > 0) client.keep(items)
  return items.length
}

/** Brings a person's drafts to the server before this device forgets them. Returns whether the server has them all. */
export async function handOverDrafts(
  client: Pick<ParleyClient, 'keep' | 'personalIsTold'>,
  personId: string,
): Promise<boolean> {
  tellDrafts(client, draftsOf(personId), agreedDraftsOf(personId, localStorageOrNull()))
  const { getSnapshot, subscribe } = client.personalIsTold
  if (getSnapshot()) return true
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      stop()
      resolve(getSnapshot())
    }
    const timer = setTimeout(end, WAITED_FOR_MS)
    const stop = subscribe(() => {
      if (getSnapshot()) end()
    })
  })
}

/** A draft of nothing but white space is none. */
export function worthKeeping(text: string | undefined): string {
  return text === undefined || text.trim() === '' ? '' : text
}
