import { createHash } from 'node:crypto'
import type { Script } from './redis.ts'

export function defineScript(source: string): Script {
  return { source, hash: createHash('sha1').update(source).digest('hex') }
}

/** Runs a script by its hash, and sends it whole where the server does not know it (yet, or since a flush). */
export async function runScript(
  send: (key: string, args: readonly string[]) => Promise<unknown>,
  { source, hash }: Script,
  keys: readonly [string, ...string[]],
  args: readonly string[],
): Promise<unknown> {
  const rest = [String(keys.length), ...keys, ...args]
  try {
    return await send(keys[0], ['EVALSHA', hash, ...rest])
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
    return send(keys[0], ['EVAL', source, ...rest])
  }
}
