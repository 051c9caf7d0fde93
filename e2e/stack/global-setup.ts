import { startStack } from '@parley/testkit'
import bundleServers from '../../scripts/server-bundles/bundle-servers.mjs'
import setUpDatabase from '../../scripts/test-database/setup.mjs'
import { OPEN_DOORS } from './open-doors.ts'

/** One installation for all tests that break nothing, on a database server of its own. */
export default async function setUp(): Promise<() => Promise<void>> {
  const removeBundles = await bundleServers()
  const takeDownDatabase = await setUpDatabase()
  const stack = await startStack({ environment: OPEN_DOORS })
  process.env.PARLEY_E2E_URL = stack.web.url
  return async () => {
    await stack.stop()
    await takeDownDatabase()
    removeBundles()
  }
}
