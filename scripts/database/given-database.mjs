import { Failure } from '../console/failure.mjs'
import { query } from './query.mjs'

/**
 * Checks the database that `DATABASE_URL` names.
 *
 * @param {string} databaseUrl
 * @throws {Failure} Naming what to change; never the password.
 */
export async function requireDatabase(databaseUrl) {
  const url = parse(databaseUrl)
  const place = `${url.hostname}:${url.port || 5432}`
  try {
    await query(databaseUrl, 'SELECT 1')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === '28P01' || code === '28000') {
      throw new Failure(`PostgreSQL at ${place} refuses this user or password: change them in DATABASE_URL.`)
    }
    if (code === '3D000') {
      throw new Failure(
        `PostgreSQL at ${place} has no database "${url.pathname.slice(1)}": create it, or change DATABASE_URL.`,
      )
    }
    throw new Failure(
      `PostgreSQL at ${place} does not answer (${code || (error instanceof Error ? error.message : error)}): start it or change DATABASE_URL; without DATABASE_URL, Parley brings its own.`,
    )
  }
}

/** @param {string} databaseUrl */
function parse(databaseUrl) {
  try {
    const url = new URL(databaseUrl)
    if (/^postgres(ql)?:$/.test(url.protocol)) return url
  } catch {
    // Said below.
  }
  throw new Failure('DATABASE_URL is no PostgreSQL address: write it as postgresql://user:password@host:5432/parley.')
}
