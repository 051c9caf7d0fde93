import path from 'node:path'
import { Failure } from '../console/failure.mjs'
import { takenPort } from '../ports/require-free-port.mjs'
import { StartFailure, supervise } from '../processes/supervise.mjs'
import { root } from '../root.mjs'
import { restartOnChange } from './restart-on-change.mjs'

const readyPatienceMs = 60_000

/**
 * Starts realtime (so many instances), worker and web, and waits until each said that it is ready and the web app answers.
 *
 * @param {object} options
 * @param {'production' | 'development'} options.mode
 * @param {NodeJS.ProcessEnv} options.environment
 * @param {string} options.logs
 * @param {import('../processes/shutdown.mjs').Shutdown} options.shutdown
 * @param {number} options.instances Of realtime: the first on `REALTIME_PORT`, the others on the ports after it.
 * @param {(name: string) => (pid: number) => void} options.onStarted Told whenever one was started.
 * @throws {Failure}
 */
export async function startProcesses({ mode, environment, logs, shutdown, instances, onStarted }) {
  const isDevelopment = mode === 'development'
  const parts = [
    ...Array.from({ length: instances }, (_, index) => ({
      name: index === 0 ? 'realtime' : `realtime-${index + 1}`,
      app: 'realtime',
      port: Number(environment.REALTIME_PORT) + index,
    })),
    { name: 'worker', app: 'worker', port: 0 },
    { name: 'web', app: 'web', port: Number(environment.PORT) },
  ]
  const supervised = parts.map(({ name, app, port }) => ({
    name: app,
    process: supervise({
      name,
      program: process.execPath,
      arguments: ['--import', 'tsx', `apps/${app}/src/main.ts`],
      cwd: root,
      environment: app === 'realtime' ? { ...environment, REALTIME_PORT: String(port) } : environment,
      logFile: path.join(logs, `${name}.log`),
      showLogs: isDevelopment,
      mayFailFirst: isDevelopment,
      onStarted: onStarted(name),
    }),
  }))
  shutdown.add({
    stop: async () => void (await Promise.all(supervised.map(({ process }) => process.stop()))),
    force: () => supervised.forEach(({ process }) => void process.force()),
  })
  if (isDevelopment) {
    for (const { name, process } of supervised) {
      // Next reloads the web app by itself.
      if (name !== 'web') shutdown.add(restartOnChange(name, () => process.restart()))
    }
  }
  try {
    await withPatience(Promise.all(supervised.map(({ process }) => process.ready)), logs)
  } catch (error) {
    throw portFailure(error, parts) ?? error
  }
  const host = environment.HOST || '127.0.0.1'
  await waitForAnswer(`http://${host.includes(':') ? `[${host}]` : host}:${environment.PORT}/api/health`, logs)
}

/**
 * @template T
 * @param {Promise<T>} work
 * @param {string} logs
 */
function withPatience(work, logs) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const timeout = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Failure(`Parley was not ready after ${readyPatienceMs / 1_000} s: its logs are in ${logs}.`)),
      readyPatienceMs,
    )
  })
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer))
}

/**
 * A port can be taken in the seconds between our asking and their listening.
 *
 * @param {unknown} error
 * @param {{ name: string, app: string, port: number }[]} parts
 */
function portFailure(error, parts) {
  if (!(error instanceof StartFailure) || !error.lastWords.includes('EADDRINUSE')) return null
  const part = parts.find(({ name }) => name === error.process)
  return part ? takenPort(part.app === 'realtime' ? 'REALTIME_PORT' : 'PORT', part.port) : null
}

/**
 * @param {string} url
 * @param {string} logs
 */
async function waitForAnswer(url, logs) {
  let problem = ''
  for (let attempt = 0; attempt < 40; attempt++) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
      if (response.ok) return
      problem = `status ${response.status}`
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error)
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Failure(`The web app does not answer at ${url} (${problem}): its logs are in ${logs}.`)
}
