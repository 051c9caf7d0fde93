import 'server-only'
import { addFile, createGate } from '@parley/core'
import { Refusal, type UploadOutput } from '@parley/protocol'
import { badInput, uploadQuerySchema } from '@parley/protocol/table'
import { answer } from '../answers/answer.ts'
import { countUpload } from '../callers/limits.ts'
import { requireSameOrigin } from '../callers/same-origin.ts'
import { core, settings } from '../core.ts'
import { findPrincipal } from '../principal.ts'
import { makePicture } from './make-picture.ts'
import { receiveUpload } from './receive-upload.ts'
import { files } from './store.ts'

/** A picture takes a core for its time, and memory for its pixels: a crowd of them queues here, and is bounded. */
const gate = createGate({ atOnce: 2, waiting: 40, retryAfterMs: 5_000 })

/** Takes a picture from whoever is signed in. */
export async function answerUpload(request: Request): Promise<Response> {
  requireSameOrigin(request.headers)
  const principal = await findPrincipal()
  if (!principal) throw new Refusal('UNAUTHENTICATED')
  await countUpload(principal.personId)
  const query = uploadQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) throw badInput(query.error)
  const { purpose, name, crop } = query.data
  await settings()
  const picture = await receiveUpload(request, core().limits.fileBytes, ({ file, type }) =>
    gate(() => makePicture({ file, type, purpose, crop })),
  )
  const file = await addFile(core(), files(), principal, { purpose, name, picture })
  return answer({ file } satisfies UploadOutput, 201)
}
