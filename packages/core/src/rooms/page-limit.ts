import type { CoreContext } from '../context.ts'

/** How many rows a page may hold: what is asked for, lowered to the server's limit. */
export function pageLimit(core: CoreContext, asked: number | undefined): number {
  return Math.min(asked ?? core.limits.pageRows, core.limits.pageRows)
}
