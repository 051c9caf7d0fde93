import { setTimeout as wait } from 'node:timers/promises'
import { openLog } from '../logs/write-log.ts'
import { seededRandom } from '../random/seeded.ts'
import { flap } from './flapping.ts'
import type { LoadBegin, LoadOrder, LoadReport } from './orders.ts'
import { startPlayer } from './player.ts'
import { startTraffic } from './traffic.ts'
import { watchHealth } from './watch-health.ts'

/** One process of the load: plays its people as it is told over the IPC channel, and ends when that is gone. */
const NEWS_EVERY_MS = 250
/** People do not come all at one moment, except where that is the fault. */
const ARRIVALS_PER_SECOND = 150
const FRESH_WITHIN_MS = 15_000

process.on('disconnect', () => process.exit(1))
process.once('message', (order: LoadOrder) => {
  if (order.order === 'begin') void begin(order)
})

async function begin({ setting, plays, url, ticketKey, logFile, seed, actsPerSecond }: LoadBegin): Promise<void> {
  const log = openLog(logFile)
  const random = seededRandom(seed)
  const counts = { sent: 0, acked: 0, unanswered: 0 }
  const uncaught = (error: unknown) =>
    log.write(['uncaught', Date.now(), error instanceof Error ? (error.stack ?? error.message) : String(error)])
  process.on('uncaughtException', uncaught)
  process.on('unhandledRejection', uncaught)

  const players: ReturnType<typeof startPlayer>[] = []
  const traffic = startTraffic(players, actsPerSecond, random)
  const health = watchHealth()
  const play = (person: number, device: number) =>
    startPlayer({ setting, person, device, url, ticketKey, log, random, counts })
  let stopFlapping = () => {}
  const tell = (report: LoadReport) => process.send?.(report)
  const news = setInterval(() => {
    tell({
      news: {
        clients: players.length,
        online: players.filter(({ isOnline }) => isOnline).length,
        arrived: players.filter(({ hasArrived }) => hasArrived).length,
        ...counts,
        waiting: players.reduce((sum, { waiting }) => sum + waiting, 0),
        ...health.look(),
      },
    })
  }, NEWS_EVERY_MS)

  async function finish(): Promise<void> {
    traffic.stop()
    // Somebody in each room comes on a new device: what it shows is a fresh fetch.
    const fresh = plays.filter((person) => setting.rooms.some(({ members }) => members[0] === person))
    for (const person of fresh) players.push(play(person, setting.people.length + person))
    const deadline = Date.now() + FRESH_WITHIN_MS
    while (players.some(({ hasArrived }) => !hasArrived) && Date.now() < deadline) await wait(100)
    await Promise.all(players.map((player) => player.finish()))
    clearInterval(news)
    await log.close()
    process.send?.({ finished: true } satisfies LoadReport, undefined, undefined, () => process.exit(0))
  }

  process.on('message', (order: LoadOrder) => {
    switch (order.order) {
      case 'write':
        return traffic.write()
      case 'quieten':
        return traffic.quieten(new Set(setting.rooms.flatMap(({ goesQuiet }, room) => (goesQuiet ? [room] : []))))
      case 'stopWriting':
        return traffic.stop()
      case 'crowdRoom':
        return traffic.crowd(order.room, order.actsPerSecond)
      case 'flap':
        stopFlapping()
        stopFlapping = flap(players.slice(0, Math.round(players.length * order.share)), random)
        return
      case 'burst': {
        const first = Math.floor(random() * players.length)
        for (let place = 0; place < order.count; place++) {
          const player = players[(first + place) % players.length]
          const room = player?.rooms[0]
          if (room !== undefined) player?.send(room)
        }
        return
      }
      case 'finish':
        return void finish().catch(uncaught)
      case 'begin':
    }
  })

  for (const person of plays) {
    players.push(play(person, person))
    await wait(1000 / ARRIVALS_PER_SECOND)
  }
}
