import type { IncomingMessage } from 'node:http'
import { prepareWorkspace } from '@parley/core'
import { readCaller, trustProxies } from '@parley/process/callers'
import { describeError } from '@parley/process/life'
import type { Context } from '../context.ts'
import { type CutOff, watchCutOff } from '../cut-off/watch-cut-off.ts'
import { watchDue } from '../due/watch-due.ts'
import { watchPurges } from '../due/watch-purges.ts'
import { watchEmoji } from '../emoji/watch-emoji.ts'
import { withDeadline } from '../gate/deadline.ts'
import { expireLate } from '../gate/expire-late.ts'
import type { Gate } from '../gate/gate.ts'
import { InFlight } from '../gate/in-flight.ts'
import { createAdmission } from '../handshake/admission.ts'
import { createArrivals } from '../handshake/arrivals.ts'
import { createSeldomLog } from '../handshake/log-seldom.ts'
import { allowedOrigins } from '../handshake/origins.ts'
import { measureServer } from '../health/server-metrics.ts'
import { openLive } from '../live/open-live.ts'
import { watchPeople } from '../people/watch-people.ts'
import { openReaders } from '../readers/open-readers.ts'
import { createLiveSessions } from '../sessions/live-sessions.ts'
import { watchSessions } from '../sessions/watch-sessions.ts'
import { watchSettings } from '../settings/watch-settings.ts'
import { createTestApi } from '../test-api/answer-test.ts'
import { openTyping } from '../typing/open-typing.ts'
import { watchWordFilter } from '../word-filter/watch-word-filter.ts'
import { connectInstances } from './connect-instances.ts'
import { connectSockets } from './connect-sockets.ts'
import { createFront } from './front.ts'
import { listen } from './listen.ts'
import { stopServer } from './stop-server.ts'
import type { ChatSocket } from './types.ts'
import { untilDatabaseAnswers } from './until-database-answers.ts'

const PING_WITHIN_MS = 2_000
const ORIGINS_LOGGED_PER_MINUTE = 20

export interface RunningServer {
  readonly port: number
  /** Resolves when an admin asked for it to end: its people move, and what supervises it starts it again. */
  readonly askedToDrain: Promise<void>
  /** Drains and closes; resolves once nothing is left open. */
  stop(): Promise<void>
}

/** Listens at once, and lets people in as soon as the database answers. */
export async function startServer(context: Context, stopped: AbortSignal): Promise<RunningServer> {
  const { core, environment, log } = context
  const origins = allowedOrigins(environment.web)
  const instances = connectInstances(context, origins)
  const { io, fanOut, persons, told, auditor, presence } = instances
  const readers = openReaders(context, fanOut)
  const live = openLive(context, io, () => gate.state)
  const gate: Gate = {
    context,
    chat: { core, fanOut, persons, told, auditor, presence, typing: openTyping(io), readers, live },
    inFlight: new InFlight(),
    admission: createAdmission(),
    state: 'starting',
    ackDelayMs: 0,
  }
  const sessions = createLiveSessions<ChatSocket>()
  const arrivals = createArrivals(environment.connections.perAddress)
  const proxies = trustProxies(environment.trustedProxies)
  const addressOf = (request: IncomingMessage) => readCaller(request, proxies).address
  connectSockets(io, gate, sessions, presence, arrivals, addressOf)
  expireLate(gate)
  measureServer(gate, io)
  const logOrigin = createSeldomLog(ORIGINS_LOGGED_PER_MINUTE, (entry) => log.info(entry, 'origin refused'))
  let cutOff: CutOff | null = null
  const front = createFront({
    io,
    allowedOrigins: origins,
    arrivals,
    metricsToken: environment.metricsToken,
    addressOf,
    isDraining: () => gate.state === 'draining' || gate.state === 'closed' || cutOff?.isKnown === true,
    isReady: async () => gate.state === 'open' && (await answers(core.database.ping())),
    onOriginRefused: (origin) => logOrigin({ origin }),
    testApi: environment.hasTestApi ? createTestApi(gate, io) : null,
  })
  const listening = await listen(front, environment, (error) =>
    log.error({ err: describeError(error) }, 'a connection could not be taken'),
  )
  const { port } = listening
  void listening.complete.then((taking) => log.info({ port, ...taking }, 'listening'))
  live.begin(port)

  const watches = await untilDatabaseAnswers(context, stopped, async () => {
    await prepareWorkspace(core)
    return Promise.all([
      watchSessions(context, sessions),
      instances.watch(),
      watchWordFilter(context),
      watchEmoji(context, fanOut),
      watchSettings(context, fanOut),
      watchPeople(context, fanOut),
    ])
  })
  gate.state = 'open'
  const due = watchDue(context, fanOut, () => gate.state === 'open')
  const purges = watchPurges(context, fanOut, () => gate.state === 'open')
  cutOff = watchCutOff({ context, io, read: () => live.store.read(), isOpen: () => gate.state === 'open' })
  return {
    port,
    askedToDrain: live.askedToDrain,
    stop: () =>
      stopServer({
        front,
        listening,
        io,
        gate,
        auditor,
        presence,
        readers,
        live,
        watches: [cutOff, due, purges, ...watches],
      }),
  }
}

async function answers(ping: Promise<void>): Promise<boolean> {
  return withDeadline(ping, PING_WITHIN_MS).then(
    () => true,
    () => false,
  )
}
