import { randomUUID } from 'node:crypto'
import {
  authenticateSession,
  type CoreContext,
  createCore,
  issueTicket,
  type Principal,
  signUp,
  startSession,
} from '@parley/core'
import { openDatabase } from '@parley/db'
import { type Bootstrap, DEFAULT_LIMITS, type JoinedRoom, type Message, PROTOCOL_VERSION } from '@parley/protocol'
import {
  connectRaw,
  createTestDatabase,
  linkTo,
  makeSecrets,
  type RawConnection,
  type RawOptions,
  type RealtimeProcess,
  type SeverableLink,
  startRealtime,
} from '@parley/testkit'
import { vi } from 'vitest'

/** Processes start and stop in these tests, on machines that do other things, too. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** Rates that no test runs into by accident. */
export const WITHOUT_RATES = Object.fromEntries(
  ['SEND', 'WRITE', 'READ', 'HEARTBEAT', 'SIGNAL'].flatMap((name) => [
    [`PARLEY_RATE_${name}_PER_SECOND`, '100000'],
    [`PARLEY_RATE_${name}_BURST`, '1000000'],
  ]),
)

/** A database, a realtime process on it, and people who need no web app to be let in. */
export interface Setting {
  readonly core: CoreContext
  readonly databaseUrl: string
  readonly server: RealtimeProcess
  /** Between the servers and the database. What a test asks itself goes past it. */
  readonly link: SeverableLink
  /** One more instance on the same database, with the same keys. */
  secondServer(more?: Readonly<Record<string, string>>): Promise<RealtimeProcess>
  /** Somebody who has an account and a device session. */
  person(name: string): Promise<Someone>
  close(): Promise<void>
}

export interface Someone {
  readonly id: string
  readonly handle: string
  readonly principal: Principal
  readonly core: CoreContext
  /** The same person, signed in on another device. */
  onAnotherDevice(): Promise<Someone>
  ticket(): Promise<string>
  connect(server?: RealtimeProcess, options?: Omit<RawOptions, 'auth'>): Promise<RawConnection>
  /** Connects and says hello. */
  arrive(server?: RealtimeProcess): Promise<RawConnection & { hello: Bootstrap }>
}

export interface SettingOptions {
  readonly environment?: Readonly<Record<string, string>>
}

export async function openSetting({ environment: given = WITHOUT_RATES }: SettingOptions = {}): Promise<Setting> {
  const testDatabase = await createTestDatabase()
  const hasTestApi = given.PARLEY_TEST_API === '1'
  const environment = { ...given, ...(hasTestApi && { PARLEY_MIGRATION_DATABASE_URL: testDatabase.ownerUrl }) }
  const secrets = makeSecrets()
  const database = openDatabase({ url: testDatabase.url, poolSize: 4 })
  const core = createCore({ database, ticketKey: Buffer.from(secrets.ticketKey, 'hex'), limits: DEFAULT_LIMITS })
  const link = await linkTo(testDatabase.url)
  const databaseUrl = link.url
  const servers = [await startRealtime({ databaseUrl, secrets, environment })]
  const [server] = servers as [RealtimeProcess]

  return {
    core,
    databaseUrl: testDatabase.url,
    server,
    link,
    async secondServer(more = {}) {
      const another = await startRealtime({ databaseUrl, secrets, environment: { ...environment, ...more } })
      servers.push(another)
      return another
    },
    async person(name) {
      const handle = `${name}-${randomUUID().slice(0, 8)}`
      const account = { displayName: name, handle, password: 'correct horse battery staple' }
      const { person } = await signUp(core, account)
      return signedIn(core, person.id, handle, server)
    },
    async close() {
      await Promise.all(servers.map((each) => each.kill('SIGKILL')))
      await link.close()
      await database.close()
      await testDatabase.drop()
    },
  }
}

async function signedIn(core: CoreContext, id: string, handle: string, home: RealtimeProcess): Promise<Someone> {
  const { sessionId } = await startSession(core, { personId: id, device: 'test', address: '127.0.0.1' })
  const principal = await authenticateSession(core, sessionId)
  if (principal === null) throw new Error('the new session is not accepted')
  const ticket = async () => (await issueTicket(core, principal)).ticket
  const connect: Someone['connect'] = async (server = home, options = {}) =>
    connectRaw(server.url, { ...options, auth: { ticket: await ticket(), protocol: PROTOCOL_VERSION } })
  return {
    id,
    handle,
    principal,
    core,
    ticket,
    connect,
    onAnotherDevice: () => signedIn(core, id, handle, home),
    async arrive(server) {
      const connection = await connect(server)
      return Object.assign(connection, { hello: await connection.ask<Bootstrap>('session.hello') })
    },
  }
}

/** A new room that the connection's person owns. */
export async function makeRoom(connection: RawConnection, name = 'room'): Promise<JoinedRoom> {
  const input = { clientId: randomUUID(), name: `${name}-${randomUUID().slice(0, 8)}` }
  return (await connection.ask<{ room: JoinedRoom }>('room.create', input)).room
}

export async function say(connection: RawConnection, roomId: string, body: string): Promise<Message> {
  const input = { roomId, clientId: randomUUID(), body }
  return (await connection.ask<{ message: Message }>('message.send', input)).message
}
