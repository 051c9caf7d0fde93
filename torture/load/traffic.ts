import { pick } from '../random/seeded.ts'
import type { Player } from './player.ts'

/** Makes the players act at an even rate, whoever is online or not: what a person writes offline waits in the outbox. */
export interface Traffic {
  write(): void
  quieten(rooms: ReadonlySet<number>): void
  crowd(room: number, actsPerSecond: number): void
  stop(): void
}

const TICK_MS = 20
const EDITS = 0.05
const DELETES = 0.02
/** One act in so many is followed by reading. */
const READS = 0.3

export function startTraffic(players: readonly Player[], actsPerSecond: number, random: () => number): Traffic {
  let quiet: ReadonlySet<number> = new Set()
  let due = 0
  let crowded: { room: number; actsPerSecond: number; due: number } | null = null
  let last = performance.now()
  let timer: NodeJS.Timeout | undefined

  function tick(): void {
    const now = performance.now()
    const passedSeconds = (now - last) / 1000
    last = now
    for (due += passedSeconds * actsPerSecond; due >= 1; due -= 1) act()
    if (!crowded) return
    const { room } = crowded
    const members = players.filter((player) => player.rooms.includes(room))
    for (crowded.due += passedSeconds * crowded.actsPerSecond; crowded.due >= 1; crowded.due -= 1) {
      pick(members, random)?.send(room, true)
    }
  }

  function act(): void {
    // Some players may be in quiet rooms only: the next ones write instead.
    for (let attempt = 0; attempt < 20; attempt++) {
      const player = pick(players, random)
      const room = player && pick(player.rooms, random)
      if (player === undefined || room === undefined || quiet.has(room)) continue
      const kind = random()
      if (kind < DELETES) player.change(room, 'delete')
      else if (kind < DELETES + EDITS) player.change(room, 'edit')
      else player.send(room)
      if (random() < READS) pick(players, random)?.read(room)
      return
    }
  }

  return {
    write() {
      last = performance.now()
      timer ??= setInterval(tick, TICK_MS)
    },
    quieten(rooms) {
      quiet = rooms
    },
    crowd(room, perSecond) {
      crowded = perSecond > 0 ? { room, actsPerSecond: perSecond, due: 0 } : null
    },
    stop() {
      clearInterval(timer)
      timer = undefined
    },
  }
}
