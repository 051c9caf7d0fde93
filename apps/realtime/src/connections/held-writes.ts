import type { Socket as TcpSocket } from 'node:net'

let held = new Set<TcpSocket>()
let scheduled: NodeJS.Immediate | null = null

/** Gathers what is written to a connection from now until the turn of the event loop ends: it leaves as one write. */
export function hold(connection: TcpSocket): void {
  if (held.has(connection)) return
  held.add(connection)
  connection.cork()
  scheduled ??= setImmediate(releaseHeld)
}

export function isHeld(connection: TcpSocket): boolean {
  return held.has(connection)
}

/** Writes what is held. Whoever wrote at the end of a turn calls it rather than wait for the next one's. */
export function releaseHeld(): void {
  if (scheduled !== null) clearImmediate(scheduled)
  scheduled = null
  const connections = held
  held = new Set()
  for (const connection of connections) connection.uncork()
}
