import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { userInfo } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { makeThrowAwayFolder, removeThrowAwayFolder } from '../folders/throw-away-folder.ts'
import { freePort } from '../processes/free-port.ts'
import type { LogLine } from '../processes/log-lines.ts'
import { startNative } from '../processes/native-process.ts'
import type { ServerProcess } from '../processes/server-process.ts'
import { extend } from '../processes/start-realtime.ts'
import { renderSite } from './render-site.ts'

export interface NginxOptions {
  /** Ports of the instances, on 127.0.0.1. */
  readonly realtime: readonly number[]
  readonly web: readonly number[]
  /** Default: a free one. */
  readonly port?: number
  /** Connections that one address may hold. Default: 20000, because every client of a test has the same. */
  readonly addressConnections?: number
}

/** A real nginx with the configuration of `deploy/nginx.conf`. */
export interface NginxServer extends ServerProcess {
  readonly port: number
  /** Such as `http://localhost:4711`. */
  readonly url: string
  /** What it was asked for so far, a line a request that has ended. */
  accessLog(): readonly string[]
  /** Reads its configuration anew, as `nginx -s reload` does: new workers serve, the old ones keep what is open. */
  reload(): Promise<void>
  /** Ends it and removes its folder. */
  close(): Promise<void>
}

/** Starts nginx as the current user, with all that it writes in a folder of its own. */
export async function startNginx(options: NginxOptions): Promise<NginxServer> {
  const { realtime, web, addressConnections = 20_000 } = options
  const port = options.port ?? (await freePort())
  const folder = makeThrowAwayFolder('nginx')
  mkdirSync(path.join(folder, 'temporary'))
  writeFileSync(path.join(folder, 'parley.conf'), renderSite({ port, realtime, web, addressConnections }))
  writeFileSync(path.join(folder, 'nginx.conf'), mainFile(folder))
  const server = await startNative({
    program: 'nginx',
    cwd: folder,
    arguments: ['-p', folder, '-c', path.join(folder, 'nginx.conf'), '-e', 'stderr'],
    untilReady: () => untilListening(port),
  }).catch((error: unknown) => {
    removeThrowAwayFolder(folder)
    throw error
  })
  const accessFile = path.join(folder, 'access.log')
  return extend(server, {
    port,
    url: `http://localhost:${port}`,
    accessLog: () => readFileSync(accessFile, 'utf8').split('\n').filter(Boolean),
    async reload() {
      const old = new Set(server.log)
      process.kill(server.pid, 'SIGHUP')
      await server.waitForLog((line) => !old.has(line) && startsWorker(line), 30_000)
    },
    async close() {
      await server.kill('SIGKILL')
      removeThrowAwayFolder(folder)
    },
  })
}

const startsWorker = ({ msg = '' }: LogLine) => msg.includes('start worker process')

/** What surrounds the site's file on an operator's machine, there in /etc/nginx/nginx.conf. */
function mainFile(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `  ${kind}_temp_path ${folder}/temporary/${kind};`,
  )
  return [
    // Only root may choose, and its workers would else be somebody who may not write here.
    ...(process.getuid?.() === 0 ? [`user ${userInfo().username};`] : []),
    'daemon off;',
    'worker_processes 2;',
    'worker_rlimit_nofile 65536;',
    `pid ${folder}/nginx.pid;`,
    'error_log stderr notice;',
    'events { worker_connections 16384; }',
    'http {',
    `  access_log ${folder}/access.log;`,
    ...temporary,
    `  include ${folder}/parley.conf;`,
    '}',
    '',
  ].join('\n')
}

/** Rejects after 30 s. */
async function untilListening(port: number): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!(await isListening(port))) {
    if (Date.now() > deadline) throw new Error('nginx does not listen')
    await wait(20)
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
