import { findProgram, tryProgram } from '../browser/find-program.mjs'
import { installSystemPackages } from '../browser/system-packages.mjs'
import { Failure } from '../console/failure.mjs'
import { say } from '../console/step.mjs'

/** The servers that tests run besides our own, by package; each says its version when asked. */
const servers = [
  { package: 'redis-server', arguments: ['--version'] },
  { package: 'nginx', arguments: ['-v'] },
]
/** Ordinary users often lack these in their PATH. */
const systemFolders = ['/usr/local/sbin', '/usr/sbin']

/**
 * Finds the servers that tests start, installing from the system's packages what is absent where that is permitted.
 * Tests start them on ports and in folders of their own; what the system made of the packages is not used.
 *
 * @param {{ shutdown?: import('../processes/shutdown.mjs').Shutdown }} options
 * @returns {Promise<{ skipped?: string, value: undefined }>}
 * @throws {Failure} Saying what to install by hand.
 */
export async function ensureServers({ shutdown }) {
  const missing = await findMissing()
  if (missing.length === 0) return { skipped: 'up to date', value: undefined }
  await installSystemPackages(missing, { ...(shutdown && { shutdown }) })
  const stillMissing = await findMissing()
  if (stillMissing.length > 0) {
    const names = stillMissing.join(' and ')
    throw new Failure(
      `The tests need ${names}, which could be neither found nor installed with apt: install it (apt-get install ${stillMissing.join(' ')}).`,
    )
  }
  say(
    `Installed ${missing.join(' and ')}. If the system started ${missing.length === 1 ? 'it' : 'them'} as a service, the tests do not use that: systemctl disable --now ${missing.join(' ')} ends it.`,
  )
  return { value: undefined }
}

async function findMissing() {
  const runs = await Promise.all(servers.map(canRun))
  return servers.filter((_, index) => !runs[index]).map((server) => server.package)
}

/** @param {(typeof servers)[number]} server */
async function canRun(server) {
  const candidates = [
    await findProgram(server.package),
    ...systemFolders.map((folder) => `${folder}/${server.package}`),
  ]
  for (const candidate of candidates) {
    if (candidate && (await tryProgram(candidate, server.arguments)) !== null) return true
  }
  return false
}
