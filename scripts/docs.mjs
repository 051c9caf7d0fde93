import { register } from 'tsx/esm/api'

/**
 * `npm run docs`: writes docs/protocol.md from the protocol table and the recorded examples. `--check` writes nothing
 * and fails when the page is stale; `--record` first records the examples anew, on servers of their own.
 */
register()
const { run } = await import('./docs/run.ts')
process.exit(await run(process.argv.slice(2)))
