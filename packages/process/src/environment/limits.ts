import {
  DEFAULT_LIMITS,
  DEFAULT_RATES,
  type Limits,
  MAX_BODY_BYTES,
  MAX_FILE_BYTES,
  type Rate,
  type RateClass,
} from '@parley/protocol'
import type { z } from 'zod'
import { orNull, positiveNumber, wholeNumber, withDefault } from './variables.ts'

/** The protocol bounds these from above, so that a setting cannot promise what a frame cannot carry. */
export const limitVariables = {
  PARLEY_LIMIT_BODY_CHARACTERS: orNull(wholeNumber(1, MAX_BODY_BYTES)),
  PARLEY_LIMIT_BODY_BYTES: withDefault(wholeNumber(1, MAX_BODY_BYTES), DEFAULT_LIMITS.bodyBytes),
  PARLEY_LIMIT_ROOM_NAME_CHARACTERS: withDefault(wholeNumber(1, 200), DEFAULT_LIMITS.roomNameCharacters),
  PARLEY_LIMIT_TOPIC_CHARACTERS: withDefault(wholeNumber(1, 2000), DEFAULT_LIMITS.topicCharacters),
  PARLEY_LIMIT_DISPLAY_NAME_CHARACTERS: withDefault(wholeNumber(1, 200), DEFAULT_LIMITS.displayNameCharacters),
  PARLEY_LIMIT_PAGE_ROWS: withDefault(wholeNumber(1, 1000), DEFAULT_LIMITS.pageRows),
  PARLEY_LIMIT_FILE_BYTES: orNull(wholeNumber(1_000, MAX_FILE_BYTES)),
}

const rate = (of: RateClass) => ({
  perSecond: withDefault(positiveNumber(1_000_000), DEFAULT_RATES[of].perSecond),
  burst: withDefault(wholeNumber(1, 1_000_000), DEFAULT_RATES[of].burst),
})
const rates = {
  send: rate('send'),
  write: rate('write'),
  read: rate('read'),
  heartbeat: rate('heartbeat'),
  signal: rate('signal'),
}

/** For the realtime server. */
export const rateVariables = {
  PARLEY_RATE_SEND_PER_SECOND: rates.send.perSecond,
  PARLEY_RATE_SEND_BURST: rates.send.burst,
  PARLEY_RATE_WRITE_PER_SECOND: rates.write.perSecond,
  PARLEY_RATE_WRITE_BURST: rates.write.burst,
  PARLEY_RATE_READ_PER_SECOND: rates.read.perSecond,
  PARLEY_RATE_READ_BURST: rates.read.burst,
  PARLEY_RATE_HEARTBEAT_PER_SECOND: rates.heartbeat.perSecond,
  PARLEY_RATE_HEARTBEAT_BURST: rates.heartbeat.burst,
  PARLEY_RATE_SIGNAL_PER_SECOND: rates.signal.perSecond,
  PARLEY_RATE_SIGNAL_BURST: rates.signal.burst,
}

/** For the web server. Minutes, because people sign in rarely; the burst is one minute's. */
export const accountRateVariables = {
  PARLEY_RATE_SIGN_IN_PER_MINUTE: withDefault(wholeNumber(1, 1_000_000), 10),
  PARLEY_RATE_SIGN_UP_PER_MINUTE: withDefault(wholeNumber(1, 1_000_000), 10),
  PARLEY_RATE_UPLOAD_PER_MINUTE: withDefault(wholeNumber(1, 1_000_000), 60),
}

type Values<V extends Record<string, z.ZodType>> = { readonly [K in keyof V]: z.output<V[K]> }

export function limitsFrom(values: Values<typeof limitVariables>): Limits {
  return {
    bodyCharacters: values.PARLEY_LIMIT_BODY_CHARACTERS ?? DEFAULT_LIMITS.bodyCharacters,
    bodyBytes: values.PARLEY_LIMIT_BODY_BYTES,
    roomNameCharacters: values.PARLEY_LIMIT_ROOM_NAME_CHARACTERS,
    topicCharacters: values.PARLEY_LIMIT_TOPIC_CHARACTERS,
    displayNameCharacters: values.PARLEY_LIMIT_DISPLAY_NAME_CHARACTERS,
    pageRows: values.PARLEY_LIMIT_PAGE_ROWS,
    fileBytes: values.PARLEY_LIMIT_FILE_BYTES ?? DEFAULT_LIMITS.fileBytes,
  }
}

export function ratesFrom(values: Values<typeof rateVariables>): Readonly<Record<RateClass, Rate>> {
  return {
    send: { perSecond: values.PARLEY_RATE_SEND_PER_SECOND, burst: values.PARLEY_RATE_SEND_BURST },
    write: { perSecond: values.PARLEY_RATE_WRITE_PER_SECOND, burst: values.PARLEY_RATE_WRITE_BURST },
    read: { perSecond: values.PARLEY_RATE_READ_PER_SECOND, burst: values.PARLEY_RATE_READ_BURST },
    heartbeat: { perSecond: values.PARLEY_RATE_HEARTBEAT_PER_SECOND, burst: values.PARLEY_RATE_HEARTBEAT_BURST },
    signal: { perSecond: values.PARLEY_RATE_SIGNAL_PER_SECOND, burst: values.PARLEY_RATE_SIGNAL_BURST },
  }
}

/** So many a minute as a token bucket. */
export function perMinute(count: number): Rate {
  return { perSecond: count / 60, burst: count }
}
