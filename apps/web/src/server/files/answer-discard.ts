import 'server-only'
import { discardFile } from '@parley/core'
import { Refusal } from '@parley/protocol'
import { answer } from '../answers/answer.ts'
import { requireSameOrigin } from '../callers/same-origin.ts'
import { core } from '../core.ts'
import { findPrincipal } from '../principal.ts'
import { files } from './store.ts'

/** Removes an own upload that nothing uses. */
export async function answerDiscard(
  request: Request,
  context: { params: Promise<{ fileId: string }> },
): Promise<Response> {
  requireSameOrigin(request.headers)
  const principal = await findPrincipal()
  if (!principal) throw new Refusal('UNAUTHENTICATED')
  await discardFile(core(), files(), principal, (await context.params).fileId)
  return answer({})
}
