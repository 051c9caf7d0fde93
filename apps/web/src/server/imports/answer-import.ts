import 'server-only'
import { receiveImport } from '@parley/core'
import { type Job, Refusal } from '@parley/protocol'
import { badInput, importQuerySchema } from '@parley/protocol/table'
import { answer } from '../answers/answer.ts'
import { countUpload } from '../callers/limits.ts'
import { requireSameOrigin } from '../callers/same-origin.ts'
import { core } from '../core.ts'
import { files } from '../files/store.ts'
import { findPrincipal } from '../principal.ts'

/** Takes a file that is to be imported, as it comes, from whoever runs the workspace. */
export async function answerImport(request: Request): Promise<Response> {
  requireSameOrigin(request.headers)
  const principal = await findPrincipal()
  if (!principal) throw new Refusal('UNAUTHENTICATED')
  await countUpload(principal.personId)
  const query = importQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) throw badInput(query.error)
  const { job } = await receiveImport(core(), files(), principal, {
    fileName: query.data.name,
    withDirect: query.data.direct !== undefined,
    told: Number(request.headers.get('content-length') ?? 0),
    body: request.body ?? new ReadableStream({ start: (controller) => controller.close() }),
  })
  return answer({ job } satisfies { job: Job }, 201)
}
