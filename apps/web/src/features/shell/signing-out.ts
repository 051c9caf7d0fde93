import type { ParleyClient } from '@parley/client'
import { useSyncExternalStore } from 'react'
import { signOut } from './sign-out.ts'

/** How many messages signing out would delete, while the person is asked about it; else 0. */
let unsent = 0
const listeners = new Set<() => void>()

function put(next: number): void {
  unsent = next
  for (const listener of listeners) listener()
}

/** Signs out, or asks first where messages would be lost. @throws where the server cannot be reached. */
export async function askToSignOut(client: ParleyClient): Promise<void> {
  const waiting = client.outboxSize.getSnapshot()
  if (waiting === 0) await signOut(client)
  else put(waiting)
}

export function endQuestion(): void {
  put(0)
}

/** How many messages the open question is about; 0 where nothing is asked. */
export function useUnsentQuestion(): number {
  return useSyncExternalStore(subscribe, read, () => 0)
}

function read(): number {
  return unsent
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
