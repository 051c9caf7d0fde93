import type { ParleyClient } from '@parley/client'
import type { AgreedDrafts } from './agreed-drafts.ts'
import type { DraftStore } from './draft-store.ts'
import { tellDrafts, worthKeeping } from './tell-drafts.ts'

/** Told after so long without a change. */
export const TELL_AFTER_MS = 1_000
/** Whoever wrote here a moment ago goes on writing: nothing is put under their hands. */
export const STILL_WRITING_MS = 5_000

/**
 * Brings the drafts of this device and those that a person keeps on the server together: what is written here is told a
 * second later, and what was written elsewhere comes in where nobody is writing. Of two texts the newer one stays.
 * Returns the way to stop.
 */
export function syncDrafts(
  client: Pick<ParleyClient, 'personal' | 'personalIsComplete' | 'keep'>,
  drafts: DraftStore,
  agreed: AgreedDrafts,
): () => void {
  const writtenAt = new Map<string, number>()
  let telling: ReturnType<typeof setTimeout> | undefined
  /** When it is told, if nothing is written before. */
  let tellAt = 0
  let taking: ReturnType<typeof setTimeout> | undefined
  let isTaking = false

  function tell(): void {
    clearTimeout(telling)
    telling = undefined
    tellDrafts(client, drafts, agreed)
  }

  /** Moves the time to tell. A timer that is there already is left alone: this is called with each key. */
  function tellLater(): void {
    tellAt = Date.now() + TELL_AFTER_MS
    telling ??= setTimeout(tellInTime, TELL_AFTER_MS)
  }

  function tellInTime(): void {
    const restMs = tellAt - Date.now()
    // A clock that was set back makes it long.
    if (restMs > 0 && restMs < TELL_AFTER_MS) telling = setTimeout(tellInTime, restMs)
    else tell()
  }

  function take(): void {
    clearTimeout(taking)
    if (!client.personalIsComplete.getSnapshot()) return
    const elsewhere = draftsIn(client.personal.getSnapshot())
    let waitMs = 0
    for (const place of new Set([...elsewhere.keys(), ...agreed.places()])) {
      const text = elsewhere.get(place) ?? ''
      // Not news, or this device has something newer to tell.
      if (text === agreed.get(place) || worthKeeping(drafts.read(place)) !== agreed.get(place)) continue
      const restMs = (writtenAt.get(place) ?? Number.NEGATIVE_INFINITY) + STILL_WRITING_MS - Date.now()
      if (restMs > 0) {
        waitMs = Math.max(waitMs, restMs)
        continue
      }
      agreed.set(place, text)
      isTaking = true
      drafts.write(place, text)
      isTaking = false
    }
    if (waitMs > 0) taking = setTimeout(take, waitMs)
  }

  const stops = [
    drafts.onWrite((place) => {
      if (isTaking) return
      writtenAt.set(place, Date.now())
      // What was sent is gone everywhere at once.
      if (drafts.read(place) === '') tell()
      else tellLater()
    }),
    client.personal.subscribe(take),
    client.personalIsComplete.subscribe(() => {
      take()
      if (client.personalIsComplete.getSnapshot()) tell()
    }),
  ]
  take()
  // What was written before this began.
  tellLater()
  return () => {
    // Whoever goes away in the middle of a word finds it elsewhere.
    if (telling !== undefined) tell()
    clearTimeout(taking)
    for (const stop of stops) stop()
  }
}

function draftsIn(values: ReadonlyMap<string, Readonly<Record<string, unknown>>>): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of values) if (key.startsWith('draft:')) texts.set(key.slice(6), String(value.text))
  return texts
}
