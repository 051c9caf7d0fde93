import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from '../clients/client.ts'
import type { Crowd } from '../clients/crowd.ts'
import type { CpuSeconds } from '../machine/processes.ts'
import { type Heat, keepHot } from './heat.ts'
import { Histogram } from './histogram.ts'
import { Ledger } from './ledger.ts'

export interface RoundOptions {
  readonly crowd: Crowd
  /** Who sends: each one message at a time. */
  readonly senders: readonly Client[]
  /** Messages a second on a fixed schedule; null: each sender sends again as soon as its last message is done. */
  readonly perSecond: number | null
  readonly warmUpMs: number
  readonly measureMs: number
  cpuSeconds(): CpuSeconds
  readonly isHot: boolean
  /** Told when the measured time begins and ends, in microseconds of the monotonic clock. */
  readonly onMeasured?: (fromUs: number, toUs: number) => void
}

export interface RoundResult {
  readonly seconds: number
  readonly acked: number
  readonly deliveries: number
  readonly cpu: CpuSeconds
  readonly p50: number | null
  readonly p99: number | null
  readonly p999: number | null
  /** Share of the time in which the load generator had work. */
  readonly generatorBusy: number
  readonly longestTurnMs: number
  /** Share of its core that this process did not get although it never slept: others were at work; 0 where it sleeps. */
  readonly stolen: number
  /** Deliveries that did not come within the patience after the end, or came wrongly. */
  readonly missing: number
  readonly refused: number
  readonly lost: number
  /** Deliveries that are no message of this round. */
  readonly strays: number
}

const CAPACITY = 400_000
const PATIENCE_MS = 15_000
const latencies = new Histogram()

/** One round: warms up, measures, then waits until everything that was sent is acked and received by everybody. */
export async function runRound(options: RoundOptions): Promise<RoundResult> {
  const { crowd, senders, perSecond, cpuSeconds } = options
  const { rooms, members } = crowd.population
  latencies.clear()
  const ledger = new Ledger(rooms.length, members.length, CAPACITY, latencies)
  const lostBefore = crowd.lost()
  for (const client of crowd.clients) {
    client.ledger = ledger
    client.forgetWaiting()
  }
  const schedule = perSecond === null ? sendAgainWhenDone(senders, ledger) : sendOnTime(senders, ledger, perSecond)
  const heat = keepHot(schedule.onTurn, options.isHot)
  await wait(options.warmUpMs)

  const before = { at: performance.now(), acked: ledger.acked, deliveries: ledger.deliveries, cpu: cpuSeconds() }
  const beganUs = Number(process.hrtime.bigint() / 1000n)
  ledger.measureFrom(before.at)
  heat.mark()
  const usedBefore = process.cpuUsage()
  await wait(options.measureMs)
  const after = { at: performance.now(), acked: ledger.acked, deliveries: ledger.deliveries, cpu: cpuSeconds() }
  options.onMeasured?.(beganUs, Number(process.hrtime.bigint() / 1000n))
  const used = process.cpuUsage(usedBefore)
  const generator = { busy: heat.busyShare(), longestTurnMs: heat.longestTurnMs() }
  schedule.end()
  const missing = await settle(crowd, ledger, heat)
  for (const client of crowd.clients) {
    client.ledger = null
    client.onDone = null
  }
  return {
    seconds: (after.at - before.at) / 1000,
    acked: after.acked - before.acked,
    deliveries: after.deliveries - before.deliveries,
    cpu: {
      server: after.cpu.server - before.cpu.server,
      database: after.cpu.database - before.cpu.database,
    },
    p50: latencies.quantile(0.5),
    p99: latencies.quantile(0.99),
    p999: latencies.quantile(0.999),
    generatorBusy: generator.busy,
    longestTurnMs: generator.longestTurnMs,
    stolen: options.isHot ? Math.max(0, 1 - (used.user + used.system) / 1000 / (after.at - before.at)) : 0,
    missing,
    refused: ledger.refused,
    lost: crowd.lost() - lostBefore,
    strays: ledger.strays,
  }
}

interface Schedule {
  onTurn(now: number): boolean
  end(): void
}

/** The closed loop: nothing waits but for its own last message, so the server is always as loaded as it can be. */
function sendAgainWhenDone(senders: readonly Client[], ledger: Ledger): Schedule {
  let ended = false
  for (const sender of senders) {
    sender.onDone = (client) => {
      if (!ended && !ledger.isFull) client.post(ledger, performance.now())
    }
    sender.post(ledger, performance.now())
  }
  return {
    onTurn: () => false,
    end() {
      ended = true
    },
  }
}

/**
 * The fixed schedule: a message is due whether or not the ones before it came, and its latency counts from when it was
 * due. So a server that stops for a while cannot hide it by being asked less.
 */
function sendOnTime(senders: readonly Client[], ledger: Ledger, perSecond: number): Schedule {
  const startedAt = performance.now()
  let count = 0
  let ended = false
  return {
    onTurn(now) {
      const from = count
      while (!ended && !ledger.isFull && startedAt + (count * 1000) / perSecond <= now) {
        const sender = senders[count % senders.length] as Client
        sender.post(ledger, startedAt + (count * 1000) / perSecond)
        count += 1
      }
      return count > from
    },
    end() {
      ended = true
    },
  }
}

async function settle(crowd: Crowd, ledger: Ledger, heat: Heat): Promise<number> {
  const deadline = performance.now() + PATIENCE_MS
  let missing = countMissing(crowd, ledger)
  while (missing > 0 && performance.now() < deadline) {
    await wait(20)
    missing = countMissing(crowd, ledger)
  }
  heat.stop()
  return missing
}

function countMissing({ population, hears }: Crowd, ledger: Ledger): number {
  const unacked = ledger.sent - ledger.acked - ledger.refused
  if (!hears) return unacked
  return population.members.reduce((sum, { index, room }) => sum + ledger.missing(room.index, index), unacked)
}
