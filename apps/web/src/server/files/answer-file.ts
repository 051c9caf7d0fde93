import 'server-only'
import { findIcon, requireFile } from '@parley/core'
import { PICTURE_VARIANTS, type PictureVariant, Refusal } from '@parley/protocol'
import { core, settings } from '../core.ts'
import { findPrincipal } from '../principal.ts'
import { files } from './store.ts'

interface FileContext {
  params: Promise<{ fileId: string; variant: string }>
}

/** What is under an id never changes. Shared caches may not keep it: it was answered to one person. */
const KEPT_BY_THE_BROWSER = 'private, max-age=31536000, immutable'
/** Should a picture ever be taken for a page, it is one that can do nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox"

/**
 * The bytes of a picture, for whoever may see it at this moment; with `?download` as a file to keep. Absent, deleted and not
 * open to the caller are answered alike.
 */
export async function answerFile(request: Request, context: FileContext): Promise<Response> {
  const { fileId, variant } = await context.params
  const file = await requireOpen(fileId)
  if (!isVariant(variant)) throw new Refusal('FILE_NOT_FOUND')
  const headers = new Headers({
    'cache-control': KEPT_BY_THE_BROWSER,
    etag: `"${Buffer.from(file.hash).toString('base64url').slice(0, 22)}-${variant}"`,
    'content-security-policy': POLICY,
  })
  if (request.headers.get('if-none-match') === headers.get('etag')) return new Response(null, { status: 304, headers })
  const stored = await files().open(file.bytesOf, variant)
  if (stored === null) throw new Refusal('FILE_NOT_FOUND')
  headers.set('content-type', variant === 'original' ? file.mediaType : 'image/webp')
  headers.set('content-disposition', dispositionOf(request, file.name, variant))
  if (request.method === 'HEAD') {
    await stored.stream.cancel()
    return new Response(null, { headers })
  }
  return new Response(stored.stream, { headers })
}

/** The workspace's own picture is open to strangers as well: it stands on the sign-in page. */
async function requireOpen(fileId: string) {
  const { 'workspace.icon': icon } = await settings()
  if (icon !== null && icon === fileId.toLowerCase()) return findIcon(core(), fileId)
  const principal = await findPrincipal()
  if (!principal) throw new Refusal('UNAUTHENTICATED')
  return requireFile(core(), principal, fileId)
}

function isVariant(value: string): value is PictureVariant {
  return PICTURE_VARIANTS.some((variant) => variant === value)
}

/** RFC 6266, with the name in UTF-8 (RFC 8187). */
function dispositionOf(request: Request, name: string, variant: PictureVariant): string {
  const shown = variant === 'original' ? name : `${name.replace(/\.[^.]*$/, '')}.webp`
  const encoded = encodeURIComponent(shown).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const kind = new URL(request.url).searchParams.has('download') ? 'attachment' : 'inline'
  return `${kind}; filename*=UTF-8''${encoded}`
}
