import type { Claim, ClaimedJob } from '@parley/db'
import type { Context } from '../context.ts'

/** A run of a job: what it works with, and when it has to stop. */
export interface Run {
  readonly context: Context
  readonly claim: Claim
  readonly job: ClaimedJob
  /** Whether the worker ends, or the job is not this run's any more. */
  isStopped(): boolean
}

/** How a run ended: all is done, or it stopped before, and another goes on. */
export type RunEnd = { readonly isDone: true; readonly keptDays?: number } | { readonly isDone: false }

/** Does a job portion by portion, from where its cursor says. What it throws lets another run try again. */
export type Perform = (run: Run) => Promise<RunEnd>

/** A job that cannot succeed, whoever tries again. */
export class JobFailure extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}
