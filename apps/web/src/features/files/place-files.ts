import type { Attachments, PlaceFiles } from './attachments.ts'

/** What is known of attached pictures before there are any: the code of the stores comes with the first one. */
export const NO_FILES: PlaceFiles = { attachments: [], waiting: [] }

let storeOf: ((personId: string) => Attachments) | null = null
const listeners = new Set<() => void>()

/** Called once, by the code of the stores. */
export function beginStores(next: (personId: string) => Attachments): void {
  storeOf = next
}

/** The store of a person; null where nothing was attached yet. */
export function knownStore(personId: string): Attachments | null {
  return storeOf?.(personId) ?? null
}

export function subscribeToFiles(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function filesChanged(): void {
  for (const listener of listeners) listener()
}

/** Under what this tab keeps the pictures of a place over a reload. */
export function keptName(personId: string, place: string): string {
  return `parley:files:${personId}:${place}`
}

export function sessionStorageOrNull(): Storage | null {
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}
