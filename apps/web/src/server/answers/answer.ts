import 'server-only'
import { type ErrorCode, Refusal, type RefusalDetails } from '@parley/protocol'

/** The HTTP status that goes with a refusal; 400 for those about what was typed. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  SESSION_ENDED: 401,
  SIGN_IN_FAILED: 401,
  FORBIDDEN: 403,
  NOT_AN_ADMIN: 403,
  RANK_TOO_LOW: 403,
  PERSON_NOT_FOUND: 404,
  ORIGIN_REFUSED: 403,
  ACCOUNT_UNAVAILABLE: 409,
  FILE_NOT_FOUND: 404,
  EXPORT_GONE: 404,
  IMPORT_GONE: 404,
  IMPORT_TOO_LARGE: 413,
  FILE_TOO_LARGE: 413,
  PICTURE_TOO_LARGE: 413,
  FILE_TYPE_NOT_ALLOWED: 415,
  FILE_HEIC: 415,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  STORAGE_FULL: 507,
}

/** A JSON answer that nobody may keep. */
export function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })
}

/** The body and status of a refusal. `Retry-After` is in whole seconds (RFC 9110, section 10.2.3). */
export function refuse(refusal: Refusal, status = STATUS[refusal.code] ?? 400, extra: object = {}): Response {
  const wait = refusal.retryAfterMs
  return answer(
    { ...extra, error: refusal.toWire() },
    status,
    wait === undefined ? {} : { 'retry-after': String(Math.ceil(wait / 1000)) },
  )
}

export function refuseWith(code: ErrorCode, details?: RefusalDetails, status?: number): Response {
  return refuse(new Refusal(code, details), status)
}
