import 'server-only'
import { redeemPasswordReset } from '@parley/core'
import { badInput, resetPasswordInputSchema } from '@parley/protocol/table'
import { answer } from '../answers/answer.ts'
import { readJson } from '../answers/read-body.ts'
import { readCallerFacts } from '../callers/caller.ts'
import { countPasswordReset } from '../callers/limits.ts'
import { requireSameOrigin } from '../callers/same-origin.ts'
import { core } from '../core.ts'

/** Gives the person of a link the password that they chose. It signs nobody in: that is next-auth's. */
export async function answerResetPassword(request: Request): Promise<Response> {
  requireSameOrigin(request.headers)
  const { address } = readCallerFacts(request.headers)
  await countPasswordReset(address)
  const input = resetPasswordInputSchema.safeParse(await readJson(request))
  if (!input.success) throw badInput(input.error)
  return answer(await redeemPasswordReset(core(), input.data, { address }))
}
