import { freePort } from './free-port.ts'
import { makeSecrets, type Secrets } from './secrets.ts'
import { type ServerProcess, startProcess } from './server-process.ts'

export interface RealtimeOptions {
  readonly databaseUrl: string
  /** Default: made up. */
  readonly secrets?: Secrets
  /** Default: a free one. */
  readonly port?: number
  /** Where the web app is, for the origins that are let in. Default: a port that nobody listens on. */
  readonly webPort?: number
  /** More variables, or others than these. */
  readonly environment?: Readonly<Record<string, string>>
}

export interface RealtimeProcess extends ServerProcess {
  readonly port: number
  /** Such as `http://127.0.0.1:4711`. */
  readonly url: string
  readonly secrets: Secrets
}

/** Starts `apps/realtime`. */
export async function startRealtime(options: RealtimeOptions): Promise<RealtimeProcess> {
  const port = options.port ?? (await freePort())
  const secrets = options.secrets ?? makeSecrets()
  const server = await startProcess({
    main: 'apps/realtime/src/main.ts',
    environment: {
      DATABASE_URL: options.databaseUrl,
      REALTIME_PORT: String(port),
      PORT: String(options.webPort ?? (await freePort())),
      HOST: '127.0.0.1',
      PARLEY_TICKET_KEY: secrets.ticketKey,
      PARLEY_SESSION_SECRET: secrets.sessionSecret,
      PARLEY_LOG_LEVEL: 'debug',
      ...options.environment,
    },
  })
  return extend(server, { port, url: `http://127.0.0.1:${port}`, secrets })
}

/** Adds to a process, or replaces what it has, without reading any getter: they follow a restart. */
export function extend<P extends object, E extends object>(server: P, extra: E): P & E {
  const both = { ...Object.getOwnPropertyDescriptors(server), ...Object.getOwnPropertyDescriptors(extra) }
  return Object.defineProperties({} as P & E, both)
}
