/** What every process of ours does alike: ending when it is asked to, and telling of errors without what they quote. */
export { describeError } from './describe-error.ts'
export { onStopSignal } from './stop-signal.ts'
