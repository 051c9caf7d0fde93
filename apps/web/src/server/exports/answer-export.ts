import 'server-only'
import { type OpenedExport, takeExport } from '@parley/core'
import { Refusal } from '@parley/protocol'
import { core } from '../core.ts'
import { files } from '../files/store.ts'
import { findPrincipal } from '../principal.ts'

/** The archive that a link of `exports.open` opens, for whoever is signed in and may have it. */
export async function answerExport(
  _request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  const principal = await findPrincipal()
  if (!principal) throw new Refusal('UNAUTHENTICATED')
  const opened = await takeExport(core(), principal, (await context.params).code)
  const pieces = readPieces(opened)
  // Whatever is missing is said before the first byte.
  const first = await pieces.next()
  if (first.done) throw new Refusal('EXPORT_GONE')
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(first.value),
    async pull(controller) {
      const next = await pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  const bytes = opened.parts.reduce((sum, part) => sum + part.bytes, 0)
  return new Response(body, {
    headers: {
      'content-type': 'application/gzip',
      'content-length': String(bytes),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(nameOf(opened))}`,
      'cache-control': 'no-store',
    },
  })
}

/** One piece after the other, each as it is read from the disk. */
async function* readPieces({ job, parts }: OpenedExport): AsyncGenerator<Uint8Array, void, undefined> {
  for (const { variant } of parts) {
    const stored = await files().open(job.id, variant as `p${string}`)
    if (stored === null) throw new Refusal('EXPORT_GONE')
    const reader = stored.stream.getReader()
    try {
      for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
    } finally {
      await reader.cancel()
    }
  }
}

function nameOf({ job }: OpenedExport): string {
  return `parley-${job.room?.name || 'everything'}-${job.createdAt.slice(0, 10)}.tar.gz`
}
