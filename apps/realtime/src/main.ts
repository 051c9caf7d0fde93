import { onStopSignal } from '@parley/process/life'
import { createContext } from './context.ts'
import { readEnvironment } from './environment.ts'
import { run } from './server/run.ts'

/** The realtime server: environment, context, start, signals. */
const context = createContext(readEnvironment())
process.exitCode = await run(context, onStopSignal())
process.exit()
