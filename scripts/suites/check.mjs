import { runCommand } from './prepare.mjs'

/** `npm run check`: the gates that need no server. */
export function check() {
  return runCommand(async () => {
    // Loaded once the packages are there.
    const { fastGates, runGates } = await import('../gates/gates.mjs')
    const { passed, failed } = await runGates(fastGates)
    console.log(`${passed} passed, ${failed.length} failed`)
    return failed.length === 0 ? 0 : 1
  })
}
