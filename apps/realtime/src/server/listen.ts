import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Server as HttpServer } from 'node:http'
import { type AddressInfo, createServer, Server, Socket } from 'node:net'

/**
 * Connections that wait to be taken. When everybody comes back at once, those for whom there is no place knock again
 * after 1, 3 and 7 seconds only. Linux takes `net.core.somaxconn` where that is less.
 */
const MOST_UNTAKEN = 4_096
/**
 * A handle takes one connection a turn of the event loop (https://github.com/libuv/libuv/issues/3696), so this is how
 * many a turn takes. Turns are long in a storm of clients that come back, and their queries are shared by turns.
 */
const AT_ONCE = 16
const HANDED_BACK_WITHIN_MS = 15_000

export interface Place {
  readonly port: number
  /** Null: every address of this machine. */
  readonly host: string | null
}

export interface Listening {
  readonly port: number
  /** Resolves once there are as many handles as there will be; never rejects. */
  readonly complete: Promise<{ readonly handles: number }>
  /** Takes nobody any more; resolves once those who were taken have left. */
  stop(): Promise<void>
}

/**
 * Listens at once, and soon through several handles of the same socket, so that the backlog empties faster than by one
 * connection a turn. Where a system or a sandbox allows no second process, it stays with one handle.
 *
 * @throws what `net.Server` throws where nobody may listen there
 */
export async function listen(
  front: HttpServer,
  { port, host }: Place,
  onError: (error: unknown) => void,
): Promise<Listening> {
  front.listen({ port, backlog: MOST_UNTAKEN, ...(host === null ? {} : { host }) })
  await once(front, 'listening')
  front.on('error', onError)
  const servers: Server[] = [front]
  let hasStopped = false

  function takeBy(handle: Server): void {
    // As `http.Server` opens them; and what was handed back has Node's usual backlog until somebody says otherwise.
    const server = createServer({ allowHalfOpen: true, noDelay: true }, take)
    server.on('error', onError)
    server.listen(handle, MOST_UNTAKEN)
    if (hasStopped) server.close()
    else servers.push(server)
  }

  function take(socket: Socket): void {
    front.emit('connection', socket)
  }

  async function multiply(): Promise<void> {
    const place = new URL('./hand-back.mjs', import.meta.url)
    const child = fork(place, { execArgv: [], env: {}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    const tooLong = setTimeout(() => child.kill('SIGKILL'), HANDED_BACK_WITHIN_MS)
    child.on('message', ({ is }: { is: string }, handle) => {
      if (handle instanceof Server) takeBy(handle)
      else if (handle instanceof Socket) take(handle.setNoDelay(true))
      else if (is === 'ready' && !hasStopped) child.send({ times: AT_ONCE - 1 }, front)
      // A connection without a handle is one that had gone before it could be handed over.
      else if (is !== 'connection') child.disconnect()
    })
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.on('error', (error) => resolve(onError(error)))
    })
    clearTimeout(tooLong)
  }

  return {
    port: (front.address() as AddressInfo).port,
    complete: multiply()
      .catch(onError)
      .then(() => ({ handles: servers.length })),
    async stop() {
      hasStopped = true
      await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))))
    },
  }
}
