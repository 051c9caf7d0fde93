import { type NextRequest, NextResponse } from 'next/server'
import { webEnvironment } from './environment.ts'
import { contentSecurityPolicy, realtimeOrigins } from './security/content-security-policy.ts'

/**
 * Before each page: a fresh nonce and the policy that names it. It says nothing about who may see what: that is
 * asked again by every page and route. src/http/ has replaced the forwarding headers by ones that can be believed.
 */
export function proxy(request: NextRequest): NextResponse {
  const environment = webEnvironment()
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  const policy = contentSecurityPolicy({
    nonce,
    realtimeOrigins: realtimeOrigins({
      realtimeUrl: environment.realtimeUrl,
      realtimePorts: environment.realtimePorts,
      host: request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? '',
      // Behind TLS that somebody else ends, the public address says it even where no proxy is trusted to.
      protocol: isHttps(request, environment.publicUrl) ? 'https' : 'http',
    }),
    development: environment.development,
  })
  // Next reads the nonce from the request's policy and puts it on its own scripts.
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-parley-path', request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  // Pages are drawn for one person: neither a shared cache nor the disk of a shared computer may keep them.
  response.headers.set('cache-control', 'private, no-store')
  return response
}

function isHttps(request: NextRequest, publicUrl: URL): boolean {
  return publicUrl.protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https'
}

export const config = {
  // Built files have no person in them and are cached for ever by their hash. Pictures say themselves how they are kept, and
  // Next would hold their uploads in memory for a proxy to read.
  matcher: ['/((?!_next/static/|_next/image|api/(?:files|imports)(?:/|$)|favicon|mark\\.svg|icon\\.svg).*)'],
}
