import type { Connection, ConnectionEars } from './connection.ts'
import { within } from './deadline.ts'

/** A peer that hangs is found within `everyMs + timeoutMs`. */
export interface Ping {
  readonly everyMs: number
  readonly timeoutMs: number
}

/** A connection that was seen to answer, and goes on being asked whether it does. */
export interface Life {
  readonly connection: Connection
  /** Resolves when the connection is lost, hangs, or is ended. It is destroyed then. */
  readonly ended: Promise<void>
  end(): void
}

/** Rejects where the connection does not stand, and answer, within `connectMs`. */
export async function beginLife(
  connect: (ears: ConnectionEars) => Promise<Connection>,
  onMessage: ConnectionEars['onMessage'],
  connectMs: number,
  ping: Ping,
): Promise<Life> {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const connecting = connect({ onMessage, onLost: () => end() })
  const answering = connecting.then((connection) => connection.ping())
  try {
    await within(answering, connectMs)
  } catch (error) {
    // An attempt that succeeds after it was given up is not kept.
    connecting.then(
      (late) => late.destroy(),
      () => {},
    )
    throw error
  }
  const connection = await connecting
  let timer: NodeJS.Timeout
  const pingLater = () => {
    timer = setTimeout(() => within(connection.ping(), ping.timeoutMs).then(pingLater, end), ping.everyMs)
    timer.unref()
  }
  pingLater()
  void ended.then(() => {
    clearTimeout(timer)
    connection.destroy()
  })
  return { connection, ended, end: () => end() }
}
