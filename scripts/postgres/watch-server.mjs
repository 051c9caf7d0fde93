import { isAlive, stopServer } from './running-server.mjs'

/**
 * The server that we started: we are told of its end.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ url: string, appsUrl: string }} urls
 * @param {number} port
 * @returns {import('./start-postgres.mjs').RunningPostgres}
 */
export function watchChild(child, urls, port) {
  let stopping = false
  /** @type {(() => void)[]} */
  const listeners = []
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const ended = new Promise((resolve) => {
    if (hasEnded()) resolve(undefined)
    else child.once('exit', resolve)
  })
  ended.then(() => {
    if (!stopping) for (const listener of listeners) listener()
  })
  const pid = child.pid ?? 0
  return {
    ...urls,
    port,
    pid,
    async stop() {
      stopping = true
      if (!hasEnded()) await stopServer(pid)
      await ended
    },
    onExit: (listener) => void listeners.push(listener),
  }
}

/**
 * One that another process started: nobody tells of its end, so we look.
 *
 * @param {{ pid: number, port: number }} server
 * @param {{ url: string, appsUrl: string }} urls
 * @returns {import('./start-postgres.mjs').RunningPostgres}
 */
export function watchAdopted({ pid, port }, urls) {
  /** @type {(() => void)[]} */
  const listeners = []
  const watch = setInterval(() => {
    if (isAlive(pid)) return
    clearInterval(watch)
    for (const listener of listeners) listener()
  }, 500)
  watch.unref()
  return {
    ...urls,
    port,
    pid,
    async stop() {
      clearInterval(watch)
      await stopServer(pid)
    },
    onExit: (listener) => void listeners.push(listener),
  }
}
