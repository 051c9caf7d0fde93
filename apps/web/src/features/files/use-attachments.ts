'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { useBootstrap } from '../connection/client-provider.tsx'
import { draftsOf } from '../messages/drafts/drafts-of.ts'
import { Attachments, NO_FILES, type PlaceFiles } from './attachments.ts'
import { fileUrl } from './file-url.ts'

const stores = new Map<string, Attachments>()

/** The pictures of what a person writes on this page; the same store for the same person. Browser only. */
export function attachmentsOf(personId: string): Attachments {
  const known = stores.get(personId)
  if (known !== undefined) return known
  const store = new Attachments(personId, sessionStorageOrNull())
  stores.set(personId, store)
  return store
}

/** What is attached, and what waits for its uploads, at one place. Nothing on the server and until the page stands. */
export function useAttachments(place: string): PlaceFiles {
  const { id } = useBootstrap().me
  useEffect(() => {
    const texts = attachmentsOf(id).restore(place, (picture) => fileUrl(picture.id, '96'))
    if (texts.length === 0) return
    const drafts = draftsOf(id)
    drafts.write(place, [...texts, drafts.read(place)].join('\n').trimEnd())
  }, [id, place])
  return useSyncExternalStore(
    (listener) => attachmentsOf(id).subscribe(listener),
    () => attachmentsOf(id).of(place),
    () => NO_FILES,
  )
}

function sessionStorageOrNull(): Storage | null {
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}
