import { makeThrowAwayFolder } from '../folders/throw-away-folder.ts'
import { freePort } from './free-port.ts'
import { makeSecrets, type Secrets } from './secrets.ts'
import { type ServerProcess, startProcess } from './server-process.ts'
import { extend } from './start-realtime.ts'

export interface WebOptions {
  readonly databaseUrl: string
  /** Where browsers and programs find the realtime server. */
  readonly realtimePort: number
  readonly secrets?: Secrets
  readonly port?: number
  readonly environment?: Readonly<Record<string, string>>
}

export interface WebProcess extends ServerProcess {
  readonly port: number
  /** Such as `http://localhost:4711`. */
  readonly url: string
}

/** Starts `apps/web` on its production build, which must be there. */
export async function startWeb(options: WebOptions): Promise<WebProcess> {
  const port = options.port ?? (await freePort())
  const secrets = options.secrets ?? makeSecrets()
  const server = await startProcess({
    main: 'apps/web/src/main.ts',
    environment: {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATABASE_URL: options.databaseUrl,
      PORT: String(port),
      REALTIME_PORT: String(options.realtimePort),
      // Several instances of one installation are given one.
      ...(options.environment?.PARLEY_FILES_DIR === undefined && { PARLEY_FILES_DIR: makeThrowAwayFolder('files') }),
      PARLEY_SESSION_SECRET: secrets.sessionSecret,
      PARLEY_TICKET_KEY: secrets.ticketKey,
      ...options.environment,
    },
  })
  return extend(server, { port, url: `http://localhost:${port}` })
}
