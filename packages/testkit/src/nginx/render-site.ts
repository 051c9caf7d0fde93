import { readFileSync } from 'node:fs'
import path from 'node:path'
import { REPOSITORY } from '../processes/server-process.ts'

export interface Site {
  readonly port: number
  readonly realtime: readonly number[]
  readonly web: readonly number[]
  readonly addressConnections: number
}

/** The very file of `deploy/`, with what an operator fills in. */
export function renderSite(site: Site): string {
  const values: Readonly<Record<string, string>> = {
    PARLEY_LISTEN: `127.0.0.1:${site.port}`,
    PARLEY_REALTIME_SERVERS: servers(site.realtime, 'max_fails=0'),
    PARLEY_WEB_SERVERS: servers(site.web, 'max_fails=1 fail_timeout=2s'),
    PARLEY_ADDRESS_CONNECTIONS: String(site.addressConnections),
  }
  const template = readFileSync(path.join(REPOSITORY, 'deploy/nginx.conf'), 'utf8')
  return template.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`deploy/nginx.conf asks for ${name}, which nobody fills in`)
    return value
  })
}

/** As the comment in the file has them. */
function servers(ports: readonly number[], checks: string): string {
  return ports.map((port) => `server 127.0.0.1:${port} ${checks};`).join('\n  ')
}
