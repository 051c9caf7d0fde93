/** What every process of ours does alike: logging, ending when it is asked to, and telling of errors without what they quote. */
export { describeError } from './describe-error.ts'
export { type LogStream, openLogStream } from './log-stream.ts'
export { onStopSignal } from './stop-signal.ts'
