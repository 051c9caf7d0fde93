import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { onCore } from '../machine/cores.ts'

export interface LaunchOptions {
  readonly name: string
  /** Node's own arguments and the main file. */
  readonly arguments: string[]
  readonly environment: Readonly<Record<string, string>>
  readonly core: number | null
  readonly cwd: string
  /** Takes what it prints, as a file does in production: a pipe would cost the load generator. */
  readonly logFile: string
}

export interface Launched {
  readonly pid: number
  /** SIGTERM and, if that takes too long, SIGKILL. */
  stop(): Promise<void>
  kill(): Promise<void>
}

const READY_WITHIN_MS = 60_000
const STOPS_WITHIN_MS = 15_000

/**
 * Starts a Node server, and resolves once it printed a JSON line with the message `ready`. It has an IPC channel to this
 * process and stands in a process group of its own: it ends when this process does, and not by a terminal's Ctrl-C.
 */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const [program, arguments_] = onCore(options.core, process.execPath, options.arguments)
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env
  const log = openSync(options.logFile, 'w', 0o600)
  const child = spawn(program, arguments_, {
    cwd: options.cwd,
    env: { PATH, HOME, TMPDIR, NODE_ENV: 'production', ...options.environment },
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  })
  closeSync(log)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await untilReady(child, options).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    const patience = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS)
    await ended
    clearTimeout(patience)
  }
  return { pid: child.pid ?? 0, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

async function untilReady(child: ChildProcess, { name, logFile }: LaunchOptions): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS
  while (!readFileSync(logFile, 'utf8').includes('"msg":"ready"')) {
    const ended = child.exitCode !== null || child.signalCode !== null
    if (ended || performance.now() > deadline) {
      throw new Error(`${name} did not start: ${readFileSync(logFile, 'utf8').slice(-2_000)}`)
    }
    await wait(25)
  }
}
