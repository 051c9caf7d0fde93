import { createStopping, type Stopping } from '@parley/testkit'
import bundleServers from '../scripts/server-bundles/bundle-servers.mjs'
import { selfCheck } from './broken-builds/self-check.ts'
import { readOptions, USAGE } from './options/read-options.ts'
import { runAll } from './run/run-all.ts'

/** `npm run torture`: see the usage. Whatever ends it, nothing it started stays. */
let stopping: Stopping | null = null

function readOrExplain() {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(2)
  }
}

const options = readOrExplain()
if (options === 'help') {
  console.log(USAGE)
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    console.error('Stopping …')
    void (stopping?.stop() ?? Promise.resolve()).finally(() => process.exit(130))
  })
}
// Started by another program (a self-check, a test run), it ends with that.
const abandon = () => void (stopping?.stop() ?? Promise.resolve()).finally(() => process.exit(1))
process.once('disconnect', abandon)
process.channel?.unref()
if (process.send !== undefined && !process.connected) abandon()

if (options.isSelfCheck) {
  const all = createStopping()
  stopping = all
  const code = await selfCheck(options, all)
  await all.stop()
  process.exit(code)
}
const removeBundles = await bundleServers()
const code = await runAll(options, (next) => {
  stopping = next
})
removeBundles()
process.exit(code)
