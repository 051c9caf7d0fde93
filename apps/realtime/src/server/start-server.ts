import type { AddressInfo } from 'node:net'
import { prepareWorkspace } from '@parley/core'
import type { Context } from '../context.ts'
import { withDeadline } from '../gate/deadline.ts'
import type { Gate } from '../gate/gate.ts'
import { createInFlight } from '../gate/in-flight.ts'
import { allowedOrigins } from '../handshake/origins.ts'
import { openPresence } from '../presence/open-presence.ts'
import { createLiveSessions } from '../sessions/live-sessions.ts'
import { watchSessions } from '../sessions/watch-sessions.ts'
import { openTyping } from '../typing/open-typing.ts'
import { connectInstances } from './connect-instances.ts'
import { connectSockets } from './connect-sockets.ts'
import { createFront } from './front.ts'
import { stopServer } from './stop-server.ts'
import type { ChatSocket } from './types.ts'
import { untilDatabaseAnswers } from './until-database-answers.ts'

const PING_WITHIN_MS = 2_000

export interface RunningServer {
  readonly port: number
  /** Drains and closes; resolves once nothing is left open. */
  stop(): Promise<void>
}

/** Listens at once, and lets people in as soon as the database answers. */
export async function startServer(context: Context, stopped: AbortSignal): Promise<RunningServer> {
  const { core, environment, log } = context
  const origins = allowedOrigins(environment.web)
  const instances = connectInstances(context, origins)
  const { io, fanOut, persons, told, auditor } = instances
  const presence = openPresence(context, io)
  const gate: Gate = {
    context,
    chat: { core, fanOut, persons, told, auditor, presence, typing: openTyping(io) },
    inFlight: createInFlight(),
    state: 'starting',
  }
  const sessions = createLiveSessions<ChatSocket>()
  connectSockets(io, gate, sessions, presence)
  const front = createFront({
    io,
    allowedOrigins: origins,
    isReady: async () => gate.state === 'open' && (await answers(core.database.ping())),
    onOriginRefused: (origin) => log.info({ origin }, 'origin refused'),
  })
  await new Promise<void>((resolve, reject) => {
    front.once('error', reject)
    front.listen({ port: environment.port, ...(environment.host === null ? {} : { host: environment.host }) }, resolve)
  })

  const watches = await untilDatabaseAnswers(context, stopped, async () => {
    await prepareWorkspace(core)
    return Promise.all([watchSessions(context, sessions), instances.watch()])
  })
  gate.state = 'open'
  return {
    port: (front.address() as AddressInfo).port,
    stop: () => stopServer({ front, io, gate, auditor, presence, watches }),
  }
}

async function answers(ping: Promise<void>): Promise<boolean> {
  return withDeadline(ping, PING_WITHIN_MS).then(
    () => true,
    () => false,
  )
}
