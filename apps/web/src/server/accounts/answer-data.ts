import 'server-only'
import { exportDataOf, exportOwnData, type PersonalData, type Principal } from '@parley/core'
import { Refusal } from '@parley/protocol'
import { readCallerFacts } from '../callers/caller.ts'
import { countExport } from '../callers/limits.ts'
import { requireSameOrigin } from '../callers/same-origin.ts'
import { core } from '../core.ts'
import { findPrincipal } from '../principal.ts'

/** A message is far shorter: as many of them travel together. */
const PIECE_CHARACTERS = 32_768

interface PersonContext {
  params: Promise<{ personId: string }>
}

/** What is held about whoever asks, as a file. */
export async function answerOwnData(request: Request): Promise<Response> {
  const principal = await requireReader(request)
  return answerWith(await exportOwnData(core(), principal))
}

/** What is held about somebody, for those who run the workspace. */
export async function answerDataOf(request: Request, { params }: PersonContext): Promise<Response> {
  const principal = await requireReader(request)
  const { personId } = await params
  return answerWith(await exportDataOf(core(), principal, personId))
}

async function requireReader(request: Request): Promise<Principal> {
  requireSameOrigin(request.headers)
  const principal = await findPrincipal()
  if (!principal) throw new Refusal('UNAUTHENTICATED')
  await countExport(principal.personId)
  return { ...principal, address: readCallerFacts(request.headers).address }
}

/** Pulled as fast as the other side reads: of a long history a page at a time is held. */
function answerWith({ fileName, pieces }: PersonalData): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = ''
      while (text.length < PIECE_CHARACTERS) {
        const { done, value } = await pieces.next()
        if (done) {
          controller.enqueue(encoder.encode(text))
          controller.close()
          return
        }
        text += value
      }
      controller.enqueue(encoder.encode(text))
    },
    async cancel() {
      await pieces.return()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  })
}
