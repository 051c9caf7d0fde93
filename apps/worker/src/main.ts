import { onStopSignal } from '@parley/process/life'
import { createContext } from './context.ts'
import { readEnvironment } from './environment.ts'
import { run } from './run.ts'

/** The worker: environment, context, start, signals. */
await run(createContext(readEnvironment()), onStopSignal())
process.exit(0)
