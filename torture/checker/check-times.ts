import type { Findings, Moments } from './findings.ts'
import type { DeviceHistory, History } from './history.ts'

type Times = Pick<
  Findings,
  | 'longestBehindMs'
  | 'firstAckAfterMs'
  | 'convergedAfterMs'
  | 'longestAckPauseMs'
  | 'longestOutageMs'
  | 'outageP99Ms'
  | 'outages'
  | 'deliveryP99Ms'
>

/** I5, and how long things took. Clocks are one: all processes run on one machine. */
export function checkTimes(history: History, { faultAt, healedAt }: Moments): Times {
  const committedAt = momentsOfCommit(history)
  const delays = { before: [] as number[], during: [] as number[], after: [] as number[] }
  let longestBehindMs = 0
  let convergedAfterMs = 0
  for (const device of history.devices.values()) {
    const online = onlineTimes(device, history.lastAt)
    const firstAt = online[0]?.from ?? history.lastAt
    for (const [room, screen] of device.screens) {
      for (const [seq, at] of committedAt[room] ?? []) {
        // Whoever came later loaded it with the rest.
        if (at < firstAt) continue
        const shownAt = screen.shownAt.get(seq) ?? history.lastAt
        const behindMs = overlap(online, at, shownAt)
        if (behindMs > longestBehindMs) longestBehindMs = behindMs
        if (at < healedAt) convergedAfterMs = Math.max(convergedAfterMs, shownAt - healedAt)
        delays[at < faultAt ? 'before' : at < healedAt ? 'during' : 'after'].push(Math.max(0, shownAt - at))
      }
    }
  }
  const outages = [...history.devices.values()].flatMap((device) => outagesOf(device, faultAt, history.lastAt))
  const acks = history.acks.map(({ at }) => at).sort((one, other) => one - other)
  const firstAck = acks.find((at) => at >= healedAt)
  return {
    longestBehindMs,
    firstAckAfterMs: firstAck === undefined ? null : firstAck - healedAt,
    convergedAfterMs,
    longestAckPauseMs: acks.reduce((longest, at, place) => Math.max(longest, at - (acks[place - 1] ?? at)), 0),
    longestOutageMs: outages.reduce((longest, outage) => Math.max(longest, outage), 0),
    outageP99Ms: percentile(outages, 0.99),
    outages: outages.length,
    deliveryP99Ms: {
      before: percentile(delays.before, 0.99),
      during: percentile(delays.during, 0.99),
      after: percentile(delays.after, 0.99),
    },
  }
}

/** The earliest sign of each message: its ack, or its showing to somebody. By room and seq. */
function momentsOfCommit(history: History): Map<number, number>[] {
  const rooms: Map<number, number>[] = []
  const sign = (room: number, seq: number, at: number) => {
    let moments = rooms[room]
    if (!moments) {
      moments = new Map()
      rooms[room] = moments
    }
    if (at < (moments.get(seq) ?? Number.POSITIVE_INFINITY)) moments.set(seq, at)
  }
  for (const { act, room, seq, at } of history.acks) if (act === 's') sign(room, seq, at)
  for (const { screens } of history.devices.values()) {
    for (const [room, { shownAt }] of screens) for (const [seq, at] of shownAt) sign(room, seq, at)
  }
  return rooms
}

interface Span {
  readonly from: number
  readonly to: number
}

function onlineTimes({ statuses }: DeviceHistory, lastAt: number): Span[] {
  return statuses.flatMap(({ at, status }, place) =>
    status === 'online' ? [{ from: at, to: statuses[place + 1]?.at ?? lastAt }] : [],
  )
}

function overlap(spans: readonly Span[], from: number, to: number): number {
  let longest = 0
  for (const span of spans) longest = Math.max(longest, Math.min(span.to, to) - Math.max(span.from, from))
  return longest
}

/** How long each outage lasted that began after `since`; the first connecting and the last leaving are none. */
function outagesOf({ statuses }: DeviceHistory, since: number, lastAt: number): number[] {
  const outages: number[] = []
  let lostAt: number | null = null
  for (const [place, { at, status }] of statuses.entries()) {
    if (status === 'online') {
      if (lostAt !== null) outages.push(at - lostAt)
      lostAt = null
    } else if (status !== 'ended' && statuses[place - 1]?.status === 'online' && at >= since) lostAt = at
  }
  if (lostAt !== null) outages.push(lastAt - lostAt)
  return outages
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
