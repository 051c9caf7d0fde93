/** Where Redis is, as `REDIS_URL` says it. */
export interface RedisAddress {
  /** A Redis Cluster, of which `nodes` are the ones asked first; else one server, the first node. */
  readonly isCluster: boolean
  readonly nodes: readonly { readonly host: string; readonly port: number }[]
  readonly tls: boolean
  readonly username?: string
  readonly password?: string
  /** Number of the database; a cluster has only number 0. */
  readonly database: number
}

const DEFAULT_PORT = 6379
/** `redis`, `rediss` (TLS), and either with `+cluster`; credentials; one or more `host:port`; the database's number. */
const FORM = /^(rediss?)(\+cluster)?:\/\/(?:([^@/]*)@)?([^@/?#]+)(?:\/(\d*))?$/

/**
 * Reads `redis://[user:password@]host[:port][/database]` (`rediss://` with TLS), or
 * `redis+cluster://[user:password@]host:port,host:port,…`.
 *
 * @throws Error that names the form and quotes nothing of the address, which may hold a password.
 */
export function readAddress(url: string): RedisAddress {
  const [, scheme, cluster, credentials, hosts = '', database] = FORM.exec(url) ?? []
  if (scheme === undefined) throw new Error('REDIS_URL is no redis:// or redis+cluster:// address')
  const isCluster = cluster !== undefined
  const nodes = hosts.split(',').map(readNode)
  if (nodes.length > 1 && !isCluster) throw new Error('REDIS_URL names several nodes: a cluster is redis+cluster://')
  if (isCluster && Number(database ?? 0) > 0)
    throw new Error('REDIS_URL names a database, and a cluster has no numbered databases')
  return {
    isCluster,
    nodes,
    tls: scheme === 'rediss',
    database: Number(database ?? 0),
    ...readCredentials(credentials),
  }
}

function readNode(node: string): { host: string; port: number } {
  const [, bare, bracketed, port] = /^(?:([^:[\]]+)|\[([0-9a-fA-F:.]+)\])(?::(\d{1,5}))?$/.exec(node) ?? []
  const host = bare ?? bracketed
  if (host === undefined) throw new Error('REDIS_URL names a node that is no host:port')
  return { host, port: port === undefined ? DEFAULT_PORT : Number(port) }
}

function readCredentials(credentials: string | undefined): { username?: string; password?: string } {
  if (!credentials) return {}
  const colon = credentials.indexOf(':')
  const username = decodeURIComponent(colon === -1 ? credentials : credentials.slice(0, colon))
  const password = colon === -1 ? '' : decodeURIComponent(credentials.slice(colon + 1))
  return { ...(username && { username }), ...(password && { password }) }
}
