/**
 * The link to Redis of one process. Redis is never the truth: everything here fails fast while it is away, nothing is
 * queued for later, and whoever uses it goes on without it.
 */
export interface Redis {
  /** Whether Redis answers and every channel that is subscribed to is heard. */
  readonly isUp: boolean
  /** For metrics: how often the link was lost, and how many messages were not published because it was away or full. */
  readonly counts: { readonly lost: number; readonly dropped: number }
  /** Calls the listener at each change of `isUp`. Returns how to stop that. */
  onChange(listener: (isUp: boolean) => void): () => void
  /**
   * Sends one command, `args` with its name first.
   *
   * @param key names the node where Redis is a cluster: a key that the command touches. A command may touch several
   * only if their names share a `{tag}`.
   * @throws RedisAway at once while Redis is away, and when no answer came within a second.
   */
  send(key: string, args: readonly string[]): Promise<unknown>
  /** Runs a script in one round trip. Fails as `send` does. */
  run(script: Script, keys: readonly [string, ...string[]], args: readonly string[]): Promise<unknown>
  /** Publishes to whoever is subscribed (sharded pub/sub); also to this process. Dropped while Redis is away. */
  publish(channel: string, message: string | Buffer): void
  /** Hears a channel until `close` is called, across losses of the link. Several listeners may hear one channel. */
  subscribe(channel: string, ears: Ears): { close(): void }
  /** Closes for good. What was published before has left when it resolves, as far as Redis takes it. */
  close(): Promise<void>
}

export interface Ears {
  onMessage(message: Buffer): void
  /** From now on nothing is missed: after the subscription took effect, and again after each loss of the link. */
  onHeard?(): void
}

/** A Lua script, sent whole once and by its hash from then on. Make one with `defineScript`. */
export interface Script {
  readonly source: string
  /** SHA-1 of the source, in hexadecimal. */
  readonly hash: string
}

/** Redis is away, or did not answer in time. Whether the command was done is unknown. */
export class RedisAway extends Error {
  override readonly name = 'RedisAway'
}
