import 'server-only'
import { signUp } from '@parley/core'
import { badInput, signUpInputSchema } from '@parley/protocol/table'
import { answer } from '../answers/answer.ts'
import { readJson } from '../answers/read-body.ts'
import { readCallerFacts } from '../callers/caller.ts'
import { countSignUp } from '../callers/limits.ts'
import { requireSameOrigin } from '../callers/same-origin.ts'
import { core } from '../core.ts'

/** Makes an account. It signs nobody in: that is next-auth's. */
export async function answerSignUp(request: Request): Promise<Response> {
  requireSameOrigin(request.headers)
  await countSignUp(readCallerFacts(request.headers).address)
  const input = signUpInputSchema.safeParse(await readJson(request))
  if (!input.success) throw badInput(input.error)
  return answer(await signUp(core(), input.data), 201)
}
