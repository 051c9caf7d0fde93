import 'server-only'
import { Refusal } from '@parley/protocol'

/** More than any form of ours holds. */
const MOST_BYTES = 64 * 1024

/**
 * The body, read no further than 64 KiB.
 * @throws Refusal BAD_REQUEST
 */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > MOST_BYTES) throw new Refusal('BAD_REQUEST', { limit: MOST_BYTES })
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

/**
 * The body as JSON. Only `application/json` is read, which no form of another site can send.
 * @throws Refusal BAD_REQUEST
 */
export async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new Refusal('BAD_REQUEST', { field: 'content-type' })
  }
  const text = new TextDecoder().decode(await readBody(request))
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('BAD_REQUEST')
  }
}
