import type { ErrorCode } from './codes.ts'

/** The codes that `ERRORS` calls retryable, apart from it: a browser need not hold the whole list. */
export const RETRYABLE: ReadonlySet<ErrorCode> = new Set([
  'SLOW_MODE',
  'STORAGE_FULL',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
])
