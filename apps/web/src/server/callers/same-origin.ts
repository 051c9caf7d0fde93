import 'server-only'
import { Refusal } from '@parley/protocol'
import { webEnvironment } from '../../environment.ts'

/**
 * Refuses a request that another site's page makes in a person's name. Programs send no Origin and pass: they also
 * have no cookies but their own.
 * @throws Refusal ORIGIN_REFUSED
 */
export function requireSameOrigin(headers: Headers): void {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') throw new Refusal('ORIGIN_REFUSED')
  if (origin === null) return
  const own = `${headers.get('x-forwarded-proto') ?? 'http'}://${headers.get('x-forwarded-host') ?? headers.get('host')}`
  if (origin !== own && origin !== webEnvironment().publicUrl.origin) throw new Refusal('ORIGIN_REFUSED')
}
