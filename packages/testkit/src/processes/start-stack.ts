import { createTestDatabase, type TestDatabase } from '../database/index.ts'
import { freePort } from './free-port.ts'
import { makeSecrets, type Secrets } from './secrets.ts'
import { type RealtimeProcess, startRealtime } from './start-realtime.ts'
import { startWeb, type WebProcess } from './start-web.ts'

/** A whole installation: its database and its processes. */
export interface Stack {
  readonly database: TestDatabase
  readonly secrets: Secrets
  readonly web: WebProcess
  readonly realtime: RealtimeProcess
  /** Ends the processes, then drops the database. */
  stop(): Promise<void>
}

export interface StackOptions {
  readonly environment?: Readonly<Record<string, string>>
}

/** Starts both servers on free ports over a database of their own. Needs the web app's production build. */
export async function startStack({ environment = {} }: StackOptions = {}): Promise<Stack> {
  const [database, webPort, realtimePort] = await Promise.all([createTestDatabase(), freePort(), freePort()])
  const secrets = makeSecrets()
  const shared = { databaseUrl: database.url, secrets, environment }
  const [web, realtime] = await Promise.all([
    startWeb({ ...shared, port: webPort, realtimePort }),
    startRealtime({ ...shared, port: realtimePort, webPort }),
  ])
  return {
    database,
    secrets,
    web,
    realtime,
    async stop() {
      await Promise.all([web.kill('SIGKILL'), realtime.kill('SIGKILL')])
      await database.drop()
    },
  }
}
