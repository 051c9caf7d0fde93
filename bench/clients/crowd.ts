import { setTimeout as wait } from 'node:timers/promises'
import type { Dialect } from '../wire/dialect.ts'
import { Client } from './client.ts'
import type { Member, Population } from './population.ts'

export interface CrowdOptions {
  readonly population: Population
  readonly dialect: Dialect
  /** The port that this member connects to. */
  portOf(member: Member): number
  /** Whether members hear their rooms. Default: true. */
  readonly hears?: boolean
  /** How many connect at the same time. */
  readonly atOnce?: number
}

/** Everybody of a population, connected and in their rooms. */
export interface Crowd {
  /** By the index of their members. */
  readonly clients: readonly Client[]
  readonly population: Population
  readonly hears: boolean
  /** Why any of them lost its connection: a round in which this grows is worth nothing. */
  lost(): number
  leave(): void
}

const PATIENCE_MS = 180_000
const MAX_TRIES = 20

/**
 * Connects everybody, some at a time; whoever is refused waits as long as the server says.
 *
 * @throws Error when somebody is refused again and again, or it takes too long.
 */
export async function gather(options: CrowdOptions): Promise<Crowd> {
  const { population, dialect, hears = true, atOnce = 50 } = options
  const clients: Client[] = []
  const waiting = [...population.members].reverse()
  const deadline = performance.now() + PATIENCE_MS
  let lost = 0
  let isLeaving = false
  const onLost = () => {
    if (!isLeaving) lost += 1
  }
  async function connectNext(): Promise<void> {
    for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
      clients[member.index] = await connectOne(member, options.portOf(member), dialect, hears, deadline, onLost)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, connectNext))
  return {
    clients,
    population,
    hears,
    lost: () => lost,
    leave() {
      isLeaving = true
      for (const client of clients) client.cut()
    },
  }
}

async function connectOne(
  member: Member,
  port: number,
  dialect: Dialect,
  hears: boolean,
  deadline: number,
  onLost: () => void,
): Promise<Client> {
  let problem = ''
  for (let tries = 0; tries < MAX_TRIES && performance.now() < deadline; tries += 1) {
    const outcome = await attempt(member, port, dialect, hears, onLost)
    if (outcome instanceof Client) return outcome
    problem = outcome.reason
    await wait(outcome.retryAfterMs ?? Math.random() * 500 * (tries + 1))
  }
  throw new Error(`A client could not connect to port ${port}: ${problem}.`)
}

function attempt(
  member: Member,
  port: number,
  dialect: Dialect,
  hears: boolean,
  onLost: () => void,
): Promise<Client | { readonly reason: string; readonly retryAfterMs: number | null }> {
  return new Promise((resolve) => {
    let settled = false
    const refuse = (reason: string, retryAfterMs: number | null) => {
      settled = true
      clearTimeout(timer)
      resolve({ reason, retryAfterMs })
    }
    const client = new Client(member, port, dialect, hears, {
      onReady() {
        settled = true
        clearTimeout(timer)
        resolve(client)
      },
      onRefused(_, retryAfterMs, reason) {
        if (settled) return
        refuse(reason, retryAfterMs)
        client.cut()
      },
      onClosed() {
        if (client.isReady || settled) onLost()
        else refuse('the connection was closed', null)
      },
    })
    const timer = setTimeout(() => {
      refuse('no answer', null)
      client.cut()
    }, 15_000)
  })
}
