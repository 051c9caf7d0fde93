import 'server-only'
import { eraseOwnAccount } from '@parley/core'
import { Refusal } from '@parley/protocol'
import { badInput, eraseAccountInputSchema } from '@parley/protocol/table'
import { answer } from '../answers/answer.ts'
import { readJson } from '../answers/read-body.ts'
import { readCallerFacts } from '../callers/caller.ts'
import { countPassword } from '../callers/limits.ts'
import { requireSameOrigin } from '../callers/same-origin.ts'
import { core } from '../core.ts'
import { findPrincipal } from '../principal.ts'

/** Erases the account of whoever asks, with their password. */
export async function answerErase(request: Request): Promise<Response> {
  requireSameOrigin(request.headers)
  const principal = await findPrincipal()
  if (!principal) throw new Refusal('UNAUTHENTICATED')
  await countPassword(principal.personId)
  const input = eraseAccountInputSchema.safeParse(await readJson(request))
  if (!input.success) throw badInput(input.error)
  await eraseOwnAccount(core(), principal, input.data, readCallerFacts(request.headers))
  return answer({})
}
