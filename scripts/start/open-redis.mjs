import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { findProgram } from '../browser/find-program.mjs'
import { choosePort } from '../postgres/settings.mjs'
import { supervise } from '../processes/supervise.mjs'
import { root } from '../root.mjs'

/**
 * The Redis that `REDIS_URL` names, else a redis-server of this machine on a port and with a password of its own,
 * which keeps nothing and is started again should it die.
 *
 * @param {object} options
 * @param {string} options.dataFolder Its folder is `redis/` in it.
 * @param {string} options.logs
 * @param {import('../processes/shutdown.mjs').Shutdown} options.shutdown
 * @param {(pid: number) => void} options.onStarted
 * @returns {Promise<{ skipped?: string, value: { url: string | null } }>} Null where there is none.
 */
export async function openRedis({ dataFolder, logs, shutdown, onStarted }) {
  const given = process.env.REDIS_URL
  if (given) return { skipped: 'using REDIS_URL', value: { url: given } }
  const program = await findProgram('redis-server')
  if (!program) return { skipped: 'not installed', value: { url: null } }
  const folder = path.join(dataFolder, 'redis')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const url = `redis://:${randomBytes(24).toString('hex')}@127.0.0.1:${await choosePort(0)}`
  const redis = supervise({
    name: 'redis',
    program: process.execPath,
    arguments: ['scripts/redis/run.mjs', program, folder],
    cwd: root,
    environment: { PATH: process.env.PATH, REDIS_URL: url },
    logFile: path.join(logs, 'redis.log'),
    onStarted,
  })
  shutdown.add({ stop: () => redis.stop(), force: () => redis.force() })
  await redis.ready
  return { value: { url } }
}
