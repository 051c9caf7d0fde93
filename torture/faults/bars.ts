import type { Outcome } from './fault.ts'

type Bar = (outcome: Outcome) => readonly string[]

/** Time bars, in words that people read when one is missed. Limits are milliseconds. */
export const all =
  (...bars: readonly Bar[]): Bar =>
  (outcome) =>
    bars.flatMap((bar) => bar(outcome))

export const convergedWithin =
  (limitMs: number): Bar =>
  ({ findings, slack }) =>
    above('converged after', findings.convergedAfterMs, limitMs * slack)

export const firstAckWithin =
  (limitMs: number): Bar =>
  ({ findings, slack }) =>
    findings.firstAckAfterMs === null
      ? ['no ack after healing']
      : above('first ack after', findings.firstAckAfterMs, limitMs * slack)

/** 99 of 100 outages. */
export const backWithin =
  (limitMs: number): Bar =>
  ({ findings, slack }) =>
    above('99 % of the clients back after', findings.outageP99Ms, limitMs * slack)

export const allBackWithin =
  (limitMs: number): Bar =>
  ({ findings, slack }) =>
    above('all clients back after', findings.longestOutageMs, limitMs * slack)

/** I5. */
export const neverBehindFor =
  (limitMs: number): Bar =>
  ({ findings, slack }) =>
    above('behind without knowing for', findings.longestBehindMs, limitMs * slack)

export const acksGoOn =
  (limitMs: number): Bar =>
  ({ findings, slack }) =>
    above('no ack for', findings.longestAckPauseMs, limitMs * slack)

export const nothingShownAsFailed: Bar = ({ findings }) =>
  findings.failedShown === 0 ? [] : [`${findings.failedShown} messages were shown as failed`]

export const numberAtMost =
  (name: string, limit: number, isTime = false): Bar =>
  ({ numbers, slack }) => {
    const value = numbers[name] ?? 0
    const most = isTime ? limit * slack : limit
    return value <= most ? [] : [`${name} is ${value}, above ${most}`]
  }

function above(what: string, valueMs: number, limitMs: number): string[] {
  return valueMs <= limitMs ? [] : [`${what} ${Math.round(valueMs)} ms, above ${limitMs} ms`]
}
