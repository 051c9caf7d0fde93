import pg from 'pg'

export interface Ping {
  readonly everyMs: number
  readonly timeoutMs: number
}

export interface LinkOptions {
  readonly url: string
  /** Shown in `pg_stat_activity`. */
  readonly name: string
  /** A connection attempt is given up after this. */
  readonly connectMs: number
  readonly ping: Ping
  onNotification(channel: string, payload: string): void
  /** Called once, when the link is lost or does not answer a ping; not after `close`. */
  onLost(): void
}

/** One connection that is kept for notifications. */
export interface Link {
  listen(channel: string): Promise<void>
  unlisten(channel: string): Promise<void>
  close(): Promise<void>
}

/** Opens a link, and pings it: a half-open one would stay silent for as long as TCP does. */
export async function openLink(options: LinkOptions): Promise<Link> {
  const { url, name, connectMs, ping, onNotification, onLost } = options
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: connectMs,
    query_timeout: ping.timeoutMs,
    keepAlive: true,
  })
  let pinging: NodeJS.Timeout | null = null
  let ended = false
  let opened = false
  const end = (): Promise<void> => {
    ended = true
    if (pinging) clearTimeout(pinging)
    return client.end().catch(() => {})
  }
  const lose = () => {
    if (ended) return
    void end()
    if (opened) onLost()
  }
  client.on('error', lose)
  client.on('end', lose)
  client.on('notification', ({ channel, payload }) => onNotification(channel, payload ?? ''))

  let last: Promise<unknown> = client.connect()
  /** One after the other, as the connection takes them. */
  const ask = (sql: string): Promise<void> => {
    const answered = last.then(() => client.query(sql)).then(() => {})
    last = answered.catch(() => {})
    return answered
  }
  const pingLater = () => {
    pinging = setTimeout(() => ask('SELECT 1').then(pingLater, lose), ping.everyMs)
    pinging.unref()
  }

  try {
    await last
  } catch (error) {
    await end()
    throw error
  }
  opened = true
  pingLater()
  return {
    listen: (channel) => ask(`LISTEN ${pg.escapeIdentifier(channel)}`),
    unlisten: (channel) => ask(`UNLISTEN ${pg.escapeIdentifier(channel)}`),
    close: end,
  }
}
