import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '@parley/testkit'
import { io } from 'socket.io-client'
import { root } from '../../scripts/root.mjs'
import { QUESTIONS_ABOUT_ONLINE, type Question, questionsOf } from '../admin/lists.ts'
import { bringOnline } from '../admin/online.ts'
import { seedCommunity } from '../admin/seed.ts'
import { startDatabase } from '../database/start-database.ts'
import { launch } from '../peers/launch.ts'
import { RAISED_RATES } from '../peers/parley.ts'
import { signTicket } from '../wire/ticket.ts'
import type { Bench } from './bench.ts'

/** What no list may take longer than, in 95 of 100 cases. */
const REACH_MS = 200
const PAGES_BEYOND = 2
/** One of so many people is there. */
const ONE_ONLINE_OF = 50
const UNTIL_COUNTED_MS = 30_000
/** So often each is asked for each round: of less than 20 answers, the slowest would be what 95 of 100 keep to. */
const ANSWERS_A_ROUND = 12

interface Answer {
  readonly ok: boolean
  readonly data?: { readonly next?: string | null; readonly total?: number | null }
  readonly error?: { readonly code: string }
}

/** A community of 100,000 people and 10,000 rooms: how long its dashboard waits for each list, and for the pages after it. */
export const admin: Bench = async ({ options, cores, folder, keep, say }) => {
  const database = keep(await startDatabase(cores?.servers ?? null))
  const size = options.isQuick ? { people: 1_000, rooms: 200 } : { people: 100_000, rooms: 10_000 }
  say(`admin: making ${size.people} people and ${size.rooms} rooms`)
  const owner = await seedCommunity(database.url, size)
  const port = await freePort()
  const ticketKey = randomBytes(32)
  keep(
    await launch({
      name: 'parley',
      arguments: ['--import', 'tsx', 'apps/realtime/src/main.ts'],
      cwd: root,
      core: cores?.servers ?? null,
      logFile: path.join(folder, 'parley.log'),
      environment: {
        DATABASE_URL: database.url,
        REALTIME_PORT: String(port),
        PORT: String(await freePort()),
        HOST: '127.0.0.1',
        PARLEY_TICKET_KEY: ticketKey.toString('hex'),
        ...RAISED_RATES,
      },
    }),
  )
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    auth: { ticket: signTicket(ticketKey, owner), protocol: 1, client: 'bench' },
  })
  keep({ stop: async () => void socket.disconnect() })
  const ask = (command: string, input: object): Promise<Answer> => socket.timeout(30_000).emitWithAck(command, input)
  await ask('session.hello', {})

  const figures: Record<string, number> = {}
  let isComplete = true
  const measure = async ([name, command, input]: Question): Promise<void> => {
    const times: number[] = []
    while (times.length < options.rounds * ANSWERS_A_ROUND) {
      let after: string | null | undefined
      for (let page = 0; page <= PAGES_BEYOND; page += 1) {
        const startedAt = performance.now()
        const answer = await ask(command, { ...input, ...(after && { after }) })
        times.push(performance.now() - startedAt)
        if (!answer.ok) throw new Error(`${name}: ${answer.error?.code}`)
        after = answer.data?.next
        if (!after) break
      }
    }
    const p95 = times.toSorted((one, other) => one - other)[Math.ceil(times.length * 0.95) - 1] ?? 0
    if (p95 > REACH_MS) isComplete = false
    figures[`${name}: p95 ms`] = p95
    say(`${name}: p95 ${p95.toFixed(1)} ms of ${times.length}${p95 > REACH_MS ? ', too long' : ''}`)
  }
  for (const question of questionsOf(owner)) await measure(question)

  const online = size.people / ONE_ONLINE_OF
  say(`admin: bringing ${online} people online`)
  const crowd = await bringOnline({ url: database.url, port, ticketKey }, online)
  keep({ stop: async () => crowd.leave() })
  const countedUntil = performance.now() + UNTIL_COUNTED_MS
  // With the owner, who asks.
  while (((await ask('accounts.list', { seen: 'now' })).data?.total ?? 0) < online + 1) {
    if (performance.now() > countedUntil) throw new Error('Not everybody who is connected is there.')
    await wait(200)
  }
  for (const question of QUESTIONS_ABOUT_ONLINE) await measure(question)
  const slowest = Math.max(...Object.values(figures))
  return {
    name: 'admin',
    peers: { parley: [figures] },
    ratios: { admin_slowest_p95_ms: Math.round(slowest * 10) / 10 },
    remarks: isComplete ? [] : [`some list takes longer than ${REACH_MS} ms`],
    generatorSaturated: false,
    isComplete,
  }
}
