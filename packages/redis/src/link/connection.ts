/**
 * One life of the link to Redis: everything it takes to send commands and to hear channels. It is never mended, only
 * replaced: whatever goes wrong in it ends it as a whole.
 */
export interface Connection {
  /** @param key routes the command where Redis is a cluster. */
  send(key: string, args: readonly string[]): Promise<unknown>
  publish(channel: string, message: string | Buffer): Promise<unknown>
  /** Resolves once all of them are heard. */
  subscribe(channels: readonly string[]): Promise<unknown>
  unsubscribe(channels: readonly string[]): Promise<unknown>
  /** Asks everything that it consists of for a sign of life. */
  ping(): Promise<unknown>
  destroy(): void
}

export interface ConnectionEars {
  onMessage(channel: string, message: Buffer): void
  /** May be called more than once, and after `destroy`. */
  onLost(): void
}

/** Commands that may wait for their answer at a time; more are refused. */
export const MOST_WAITING = 50_000

/** What node-redis must not do by itself, because a connection here is never mended. */
export const NEVER_MENDED = {
  disableOfflineQueue: true,
  commandsQueueMaxLength: MOST_WAITING,
  maintNotifications: 'disabled',
  disableClientInfo: true,
  // Its own timeouts cost an AbortSignal a command; the link bounds commands itself.
  commandOptions: { timeout: 0 },
} as const
