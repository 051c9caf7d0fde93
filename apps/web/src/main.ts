import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { trustProxies } from '@parley/process/callers'
import { onStopSignal, openLogStream } from '@parley/process/life'
import next from 'next'
import { pino } from 'pino'
import { webEnvironment } from './environment.ts'
import { sendConsoleTo } from './http/console-log.ts'
import { measureWeb } from './http/operator.ts'
import { createWebServer, drain, listen } from './http/serve.ts'
import { whenAskedToStop } from './http/signals.ts'
import { closeAll } from './http/stop.ts'
import { isExposed } from './security/exposure.ts'

const environment = webEnvironment()
const { port, host, development, publicUrl } = environment
const log = pino({ level: environment.logLevel, base: { process: 'web' } }, openLogStream())
if (!development) sendConsoleTo(log)
const root = path.join(import.meta.dirname, '..')
const app = next({ dev: development, dir: root, port, hostname: host ?? 'localhost' })
const stopped = onStopSignal()
let prepared: Promise<void> | undefined
const buildFile = path.join(root, '.next/BUILD_ID')
const build = development || !existsSync(buildFile) ? null : readFileSync(buildFile, 'utf8').trim()

const server = createWebServer({
  handle: async (request, response) => {
    await prepared
    // A page is told its own, hears of the server's with each new connection, and offers to load itself anew where they differ.
    if (build === null) delete request.headers['x-parley-build']
    else request.headers['x-parley-build'] = build
    if (build !== null && request.url === '/api/ticket') response.setHeader('x-parley-build', build)
    await app.getRequestHandler()(request, response)
  },
  upgrade: development ? (...upgrade) => app.getUpgradeHandler()(...upgrade) : null,
  trustedProxies: trustProxies(environment.trustedProxies),
  publicUrl,
  operator: { metricsToken: environment.metricsToken, isDraining: () => stopped.aborted },
  log,
})
measureWeb(() => stopped.aborted)
whenAskedToStop(stopped, log, async () => {
  await drain(server, 5000)
  await closeAll()
  await app.close()
})

// The port comes first, so that a second server is told at once; requests wait for Next.
await listen(server, port, host ?? undefined).catch((error: NodeJS.ErrnoException) => {
  log.fatal({ port, code: error.code }, 'cannot listen')
  process.exit(1)
})
prepared = app.prepare()
await prepared
if (isExposed(publicUrl)) log.warn('people reach this server over plain http: passwords can be read on the way')
log.info({ port, url: publicUrl.origin, development }, 'ready')
