import type { Player } from './player.ts'

const LEAST_MS = 3_000
const MOST_MS = 8_000

/** Drops the connections of some players every few seconds each, until the returned function is called. */
export function flap(players: readonly Player[], random: () => number): () => void {
  const timers = new Map<Player, NodeJS.Timeout>()
  const later = (player: Player) => {
    const pauseMs = LEAST_MS + random() * (MOST_MS - LEAST_MS)
    timers.set(
      player,
      setTimeout(() => {
        player.drop()
        later(player)
      }, pauseMs),
    )
  }
  for (const player of players) later(player)
  return () => {
    for (const timer of timers.values()) clearTimeout(timer)
  }
}
