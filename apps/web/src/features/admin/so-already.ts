import { type ErrorCode, Refusal } from '@parley/protocol'

/** For a `catch`: what this refusal says is so already, by somebody else or by a try whose answer was lost, and was wanted. */
export const soAlready = (code: ErrorCode) => (error: unknown) => {
  if (!(error instanceof Refusal) || error.code !== code) throw error
}
