import { Failure } from '../console/failure.mjs'
import { makeAppsRole, roleOf } from './apps-role.mjs'
import { query } from './query.mjs'

/**
 * The database that `DATABASE_URL` names, once it answers. With `PARLEY_MIGRATION_DATABASE_URL` that role migrates, and
 * the one of `DATABASE_URL`, made where it is missing, is the apps'.
 *
 * @returns {Promise<import('./apps-role.mjs').DatabaseAccess | null>} Null where none is given.
 * @throws {Failure} Naming what to change; never the password.
 */
export async function openGivenDatabase() {
  const url = process.env.DATABASE_URL
  const ownerUrl = process.env.PARLEY_MIGRATION_DATABASE_URL
  if (!url) {
    if (ownerUrl) throw new Failure('PARLEY_MIGRATION_DATABASE_URL is set without DATABASE_URL: set both, or neither.')
    return null
  }
  if (!ownerUrl) {
    await requireDatabase(url, 'DATABASE_URL')
    return { ownerUrl: url, url }
  }
  parse(url, 'DATABASE_URL')
  await requireDatabase(ownerUrl, 'PARLEY_MIGRATION_DATABASE_URL')
  if (roleOf(url) === roleOf(ownerUrl)) {
    throw new Failure(
      `DATABASE_URL and PARLEY_MIGRATION_DATABASE_URL both name the role "${roleOf(url)}": name two, or leave the second out.`,
    )
  }
  await makeAppsRole({ ownerUrl, url })
  await requireDatabase(url, 'DATABASE_URL')
  return { ownerUrl, url }
}

/**
 * @param {string} databaseUrl
 * @param {string} variable
 */
async function requireDatabase(databaseUrl, variable) {
  const url = parse(databaseUrl, variable)
  const place = `${url.hostname}:${url.port || 5432}`
  try {
    await query(databaseUrl, 'SELECT 1')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === '28P01' || code === '28000') {
      throw new Failure(`PostgreSQL at ${place} refuses this user or password: change them in ${variable}.`)
    }
    if (code === '3D000') {
      throw new Failure(
        `PostgreSQL at ${place} has no database "${url.pathname.slice(1)}": create it, or change ${variable}.`,
      )
    }
    throw new Failure(
      `PostgreSQL at ${place} does not answer (${code || (error instanceof Error ? error.message : error)}): start it or change ${variable}; without DATABASE_URL, Parley brings its own.`,
    )
  }
}

/**
 * @param {string} databaseUrl
 * @param {string} variable
 */
function parse(databaseUrl, variable) {
  try {
    const url = new URL(databaseUrl)
    if (/^postgres(ql)?:$/.test(url.protocol)) return url
  } catch {
    // Said below.
  }
  throw new Failure(`${variable} is no PostgreSQL address: write it as postgresql://user:password@host:5432/parley.`)
}
