import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from '../console/failure.mjs'

/**
 * The secrets of this installation: from the environment where set there, else made once and kept in the data folder,
 * readable by its owner alone.
 *
 * @param {string} dataFolder
 * @returns {{ PARLEY_SESSION_SECRET: string, PARLEY_TICKET_KEY: string }}
 * @throws {Failure} When the file cannot be understood; it is never replaced silently, since that signs everybody out.
 */
export function readSecrets(dataFolder) {
  const file = path.join(dataFolder, 'secrets.json')
  if (!existsSync(file)) {
    const made = { sessionSecret: randomBytes(32).toString('hex'), ticketKey: randomBytes(32).toString('hex') }
    // Written beside and renamed, so that a full disk cannot leave half a secret.
    writeFileSync(`${file}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  chmodSync(file, 0o600)
  const { sessionSecret, ticketKey } = parse(readFileSync(file, 'utf8'))
  if (typeof sessionSecret !== 'string' || typeof ticketKey !== 'string') {
    throw new Failure(`${file} is damaged: bring it back from a backup, or remove it (everybody signs in again).`)
  }
  return {
    PARLEY_SESSION_SECRET: process.env.PARLEY_SESSION_SECRET || sessionSecret,
    PARLEY_TICKET_KEY: process.env.PARLEY_TICKET_KEY || ticketKey,
  }
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
