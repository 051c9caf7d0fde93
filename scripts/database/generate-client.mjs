import { existsSync } from 'node:fs'
import path from 'node:path'
import { runProgram } from '../processes/run-program.mjs'
import { installedProgram, root } from '../root.mjs'
import { hashOf, stamp } from '../stamps/stamps.mjs'

const generated = path.join(root, 'packages/db/src/generated/client.ts')

/**
 * Generates the Prisma client, unless that was done for this very schema.
 *
 * @param {{ shutdown?: import('../processes/shutdown.mjs').Shutdown }} [options]
 * @returns {Promise<{ skipped?: string, value: undefined }>}
 */
export async function generateClient({ shutdown } = {}) {
  const hash = hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'package.json'])
  const done = stamp('generated')
  if (done.isCurrent(hash) && existsSync(generated)) return { skipped: 'up to date', value: undefined }
  await runProgram(installedProgram('prisma'), ['generate'], { cwd: root, ...(shutdown && { shutdown }) })
  done.set(hash)
  return { value: undefined }
}
