import type { Socket as TcpSocket } from 'node:net'

/** Whether it is held stands on the connection itself: a set to look into costs as much as what is looked for. */
const HELD = Symbol('held')

interface Connection extends TcpSocket {
  [HELD]?: boolean
}

let held: Connection[] = []
let scheduled: NodeJS.Immediate | null = null

/** Gathers what is written to a connection from now until the turn of the event loop ends: it leaves as one write. */
export function hold(connection: Connection): void {
  if (connection[HELD] === true) return
  connection[HELD] = true
  held.push(connection)
  connection.cork()
  scheduled ??= setImmediate(releaseHeld)
}

export function isHeld(connection: Connection): boolean {
  return connection[HELD] === true
}

/** Writes what is held. Whoever wrote at the end of a turn calls it rather than wait for the next one's. */
export function releaseHeld(): void {
  if (scheduled !== null) clearImmediate(scheduled)
  scheduled = null
  const connections = held
  held = []
  for (const connection of connections) {
    connection[HELD] = false
    connection.uncork()
  }
}
