import type { ParleyClient } from '@parley/client'
import { draftsOf } from '../messages/drafts/drafts-of.ts'
import { handOverDrafts } from '../messages/drafts/tell-drafts.ts'
import { signOut } from './sign-out.ts'
import { beginQuestion } from './signing-out.ts'

/**
 * Signs out, or asks first where messages would be lost: those that wait to be sent, and drafts that the server could not be
 * told of. @throws where the server cannot be reached.
 */
export async function askToSignOut(client: ParleyClient, personId: string): Promise<void> {
  const waiting = client.outboxSize.getSnapshot()
  if (waiting > 0) return beginQuestion(waiting)
  const drafts = draftsOf(personId).rooms().size
  if (drafts > 0 && !(await handOverDrafts(client, personId))) return beginQuestion(drafts)
  await signOut(client, personId)
}
