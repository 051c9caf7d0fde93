import { spawn } from 'node:child_process'
import { Failure } from '../console/failure.mjs'
import { say } from '../console/step.mjs'
import { openLogFile } from './log-file.mjs'
import { errorLevel, readLogLine } from './log-line.mjs'

const firstDelayMs = 500
const longestDelayMs = 30_000
const stopPatienceMs = 12_000

/**
 * Keeps one process of Parley running: its logs go to a file and its errors, one line each, to the terminal; when it
 * crashes it is started again, at growing distances. It has an IPC channel to us: when we die, it stops by itself.
 *
 * @param {object} options
 * @param {string} options.name
 * @param {string} options.program
 * @param {string[]} options.arguments
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} options.environment
 * @param {string} options.logFile
 * @param {boolean} [options.showLogs] All lines to the terminal (development).
 * @param {boolean} [options.mayFailFirst] A first start that fails is tried again too (development: it will be mended).
 * @param {(pid: number) => void} [options.onStarted]
 */
export function supervise(options) {
  const { name, showLogs = false, mayFailFirst = false } = options
  const log = openLogFile(options.logFile, hear)
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  let state = /** @type {'starting' | 'running' | 'restarting' | 'stopping'} */ ('starting')
  let delayMs = firstDelayMs
  let ended = Promise.resolve()
  /** What the present run said that was no ordinary log line: why it ended, if it does. @type {string[]} */
  let lastWords = []
  const firstReady = withResolvers()

  function launch() {
    const startedAt = Date.now()
    lastWords = []
    const running = spawn(options.program, options.arguments, {
      cwd: options.cwd,
      env: options.environment,
      // A group of its own: a terminal's Ctrl-C reaches us alone, and we stop all in order.
      detached: true,
      stdio: ['ignore', log.descriptor, log.descriptor, 'ipc'],
    })
    child = running
    if (running.pid) options.onStarted?.(running.pid)
    ended = new Promise((resolve) => {
      running.once('error', (error) => lastWords.push(error.message))
      running.once('exit', (code, signal) => {
        // What it started itself ends with it.
        kill(running)
        log.look()
        resolve()
        onEnd(code ?? signal ?? 'unknown', Date.now() - startedAt)
      })
    })
  }

  /** @param {string} line */
  function hear(line) {
    const known = readLogLine(line)
    if (known?.isReady) {
      if (state === 'starting') state = 'running'
      firstReady.resolve()
    }
    const isError = known !== null && known.level >= errorLevel
    if (showLogs || isError) say(`${name}: ${known?.message ?? line}`)
    if (!known || isError) lastWords = [...lastWords, known?.message ?? line].slice(-30)
  }

  /**
   * @param {number | string} how
   * @param {number} livedMs
   */
  function onEnd(how, livedMs) {
    if (state === 'stopping' || state === 'restarting') return
    if (state === 'starting' && !mayFailFirst) {
      state = 'stopping'
      firstReady.reject(new StartFailure(name, how, lastWords, options.logFile))
      return
    }
    if (livedMs > 60_000) delayMs = firstDelayMs
    say(
      // One that an admin drains ends by itself.
      `${name} ended ${how === 0 ? 'by itself' : `unexpectedly (${how})`}${lastWords.length > 0 ? `: ${lastWords.slice(0, 3).join(' | ')}` : ''}; it starts again in ${delayMs / 1_000} s.`,
    )
    timer = setTimeout(launch, delayMs)
    delayMs = Math.min(delayMs * 2, longestDelayMs)
  }

  async function end() {
    clearTimeout(timer)
    const running = child
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    running.kill('SIGTERM')
    const patience = setTimeout(() => kill(running), stopPatienceMs)
    await ended
    clearTimeout(patience)
  }

  launch()
  return {
    /** Resolves when it first says that it is ready; rejects when it ends before. */
    ready: firstReady.promise,
    get pid() {
      return child?.pid
    },
    /** Stops it and starts it anew (its source changed). */
    async restart() {
      if (state === 'stopping' || state === 'restarting') return
      state = 'restarting'
      await end()
      if (/** @type {string} */ (state) === 'stopping') return
      state = 'running'
      launch()
    },
    async stop() {
      state = 'stopping'
      await end()
      log.close()
    },
    force: () => kill(child),
  }
}

/** A process ended before it was ready. */
export class StartFailure extends Failure {
  /**
   * @param {string} name
   * @param {number | string} how
   * @param {string[]} lastWords
   * @param {string} logFile
   */
  constructor(name, how, lastWords, logFile) {
    const said = lastWords.filter((line) => line.trim() !== '').slice(0, 8)
    super(`${name} did not start (${how}; see ${logFile})${said.length > 0 ? `:\n${said.join('\n')}` : '.'}`)
    this.process = name
    this.lastWords = lastWords.join('\n')
  }
}

/**
 * A process and all that it started.
 *
 * @param {import('node:child_process').ChildProcess | undefined} child
 */
function kill(child) {
  try {
    if (child?.pid) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended already.
  }
}

/** `Promise.withResolvers` came with Node 22. */
function withResolvers() {
  /** @type {(value?: any) => void} */
  let resolve = () => undefined
  /** @type {(reason: unknown) => void} */
  let reject = () => undefined
  const promise = new Promise((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  promise.catch(() => undefined)
  return { promise, resolve, reject }
}
