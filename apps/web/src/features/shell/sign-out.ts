import type { ParleyClient } from '@parley/client'
import { signOut as endSession } from '../session/sign-out.ts'

let leaving = false

/** Whether this page is being left by its own person, so that the end of the session is no news to them. */
export function isSigningOut(): boolean {
  return leaving
}

/** Deletes what this person stored on this device, ends the session, and leaves for the sign-in page. */
export async function signOut(client: ParleyClient): Promise<void> {
  leaving = true
  try {
    await client.forget().catch(() => undefined)
    await endSession()
  } catch (error) {
    leaving = false
    throw error
  }
}
