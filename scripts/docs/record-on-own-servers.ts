import { startStack } from '@parley/testkit'
import startTestDatabase from '../test-database/setup.mjs'
import type { Examples } from './examples.ts'
import { recordExamples } from './record-examples.ts'

/** Records on a database and servers that live only for it. Needs the web app's production build. */
export async function recordOnOwnServers(): Promise<Examples> {
  const stopDatabase = await startTestDatabase()
  try {
    const stack = await startStack()
    try {
      return await recordExamples(stack.web.url)
    } finally {
      await stack.stop()
    }
  } finally {
    await stopDatabase()
  }
}
