import { Client } from '../clients/client.ts'
import { gather } from '../clients/crowd.ts'
import { type Member, makePopulation } from '../clients/population.ts'
import type { Peer, PeerName } from '../peers/peer.ts'
import { type Figures, ratiosOf, round } from '../report/report.ts'
import { median } from '../report/statistics.ts'
import { type Bench, type Setting, startPeer } from './bench.ts'

const MEMBERS_EACH = 100
const PATIENCE_MS = 120_000
/** As the SDK waits: a random time below a bound that doubles, or what the server says and a little more. */
const BASE_MS = 500
const CAP_MS = 15_000
/** So long the SDK waits for an answer after a connection that the server closed. */
const ATTEMPT_MS = 30_000

/** Everybody is dropped at the same moment: how long until everybody is back, signed in, and has what they missed. */
export const storm: Bench = async (setting) => {
  const { options } = setting
  const wants = (part: string) => options.only.length === 0 || options.only.includes(part)
  const peers: Partial<Record<PeerName, Figures[]>> = {}
  const rounds = Math.min(options.rounds, 3)
  let isComplete = true
  for (let number = 1; number <= rounds; number += 1) {
    for (const name of options.peers.filter((each) => each !== 'tutorial')) {
      const figures: Record<string, number | null> = {}
      for (const how of ['cut', 'restart'] as const) {
        if (!wants(how)) continue
        const result = await drop(setting, name, how)
        if (result.back < result.of) isComplete = false
        setting.say(
          `storm ${number}/${rounds} ${name}, ${how}: ${result.back} of ${result.of} back after ${result.seconds.toFixed(2)} s, ${result.refusals} refusals, ${result.attempts} attempts`,
        )
        figures[`${how}: seconds until all are back`] = result.back < result.of ? null : result.seconds
        figures[`${how}: seconds until half are back`] = result.halfSeconds
        figures[`${how}: attempts`] = result.attempts
        figures[`${how}: refusals`] = result.refusals
        figures[`${how}: server CPU ms each`] = how === 'cut' ? (result.cpu.server / result.of) * 1000 : null
        figures[`${how}: with database`] =
          how === 'cut' ? ((result.cpu.server + result.cpu.database) / result.of) * 1000 : null
      }
      peers[name] = [...(peers[name] ?? []), figures]
    }
  }
  const figure = 'cut: seconds until all are back'
  const ratios = ratiosOf(peers, [{ name: 'storm_vs_socketio', figure, against: 'socketio' }])
  const add = (name: string, peer: PeerName, of: string) => {
    const value = median((peers[peer] ?? []).flatMap((figures) => figures[of] ?? []))
    if (value !== null) ratios[name] = round(value)
  }
  add('storm_seconds', 'parley', figure)
  add('storm_restart_seconds', 'parley', 'restart: seconds until all are back')
  add('storm_socketio_seconds', 'socketio', figure)
  return { name: 'storm', peers, ratios, remarks: [], generatorSaturated: false, isComplete }
}

interface StormResult {
  readonly of: number
  readonly back: number
  readonly seconds: number
  readonly halfSeconds: number | null
  readonly attempts: number
  readonly refusals: number
  readonly cpu: { readonly server: number; readonly database: number }
}

async function drop(setting: Setting, name: PeerName, how: 'cut' | 'restart'): Promise<StormResult> {
  const { clients } = setting.options
  const peer = await startPeer(setting, name, { raisesRates: false, syncs: true })
  try {
    const each = Math.min(MEMBERS_EACH, clients)
    const population = makePopulation(Math.max(1, Math.round(clients / each)), each)
    await peer.settle(population)
    const crowd = await gather({ population, dialect: peer.dialect, portOf: (member) => peer.portOf(member) })
    const before = peer.cpuSeconds()
    const startedAt = performance.now()
    crowd.leave()
    const restarted = how === 'restart' ? peer.restart() : Promise.resolve()
    const result = await comeBack(peer, population.members, startedAt)
    await restarted
    const after = peer.cpuSeconds()
    const cpu = { server: after.server - before.server, database: after.database - before.database }
    for (const client of result.clients) client.cut()
    return { ...result, of: population.members.length, cpu }
  } finally {
    await peer.stop()
  }
}

/** Lets everybody try until they are back, each as the SDK does. */
function comeBack(peer: Peer, members: readonly Member[], startedAt: number) {
  return new Promise<Omit<StormResult, 'of' | 'cpu'> & { readonly clients: Client[] }>((resolve) => {
    const clients: Client[] = []
    let [attempts, refusals] = [0, 0]
    let halfSeconds: number | null = null
    const timers = new Set<NodeJS.Timeout>()
    const later = (work: () => void, ms: number) => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        work()
      }, ms)
      timers.add(timer)
      return timer
    }
    const seconds = () => (performance.now() - startedAt) / 1000
    const finish = () => {
      for (const timer of timers) clearTimeout(timer)
      resolve({ clients, back: clients.length, seconds: seconds(), halfSeconds, attempts, refusals })
    }
    later(finish, PATIENCE_MS)

    function attempt(member: Member, failures: number): void {
      attempts += 1
      let over = false
      const again = (retryAfterMs: number | null) => {
        if (over) return
        over = true
        clearTimeout(patience)
        client.cut()
        later(() => attempt(member, failures + 1), waitMs(retryAfterMs, failures + 1))
      }
      const client = new Client(member, peer.portOf(member), peer.dialect, true, {
        onReady() {
          over = true
          clearTimeout(patience)
          clients.push(client)
          if (clients.length * 2 >= members.length) halfSeconds ??= seconds()
          if (clients.length === members.length) finish()
        },
        onRefused(_, retryAfterMs) {
          refusals += 1
          again(retryAfterMs)
        },
        onClosed: () => again(null),
      })
      const patience = later(() => again(null), ATTEMPT_MS)
    }
    for (const member of members) later(() => attempt(member, 0), waitMs(null, 0))
  })
}

function waitMs(retryAfterMs: number | null, failures: number): number {
  if (retryAfterMs === null) return Math.random() * Math.min(CAP_MS, BASE_MS * 2 ** failures)
  return retryAfterMs + Math.random() * Math.min(BASE_MS, Math.max(50, retryAfterMs))
}
