import type { ParleyClient } from '@parley/client'

let leaving = false

/** Whether this page is being left by its own person, so that the end of the session is no news to them. */
export function isSigningOut(): boolean {
  return leaving
}

/**
 * Ends the session, deletes what this person stored on this device, and leaves for the sign-in page with a fresh
 * document, so that nothing stays in memory either. Where the server cannot be reached nothing has happened.
 */
export async function signOut(client: ParleyClient, personId: string): Promise<void> {
  leaving = true
  try {
    const [{ endSession }, { forgetWriting }] = await Promise.all([
      import('../session/sign-out.ts'),
      import('../messages/drafts/forget-writing.ts'),
    ])
    await endSession()
    forgetWriting(personId)
  } catch (error) {
    leaving = false
    throw error
  }
  await client.forget().catch(() => undefined)
  location.assign('/sign-in')
}
