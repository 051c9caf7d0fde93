import { z } from 'zod'
import { personSchema } from '../people/schema.ts'
import { ADMIN_PAGE_ROWS, MOST_ROWS_COUNTED } from './limits.ts'

/** What every list of the dashboard takes and answers. */
export const query = z.string().max(200).optional()
export const descending = z.boolean().optional().describe('The last first.')
export const after = z.string().max(1000).optional().describe('`next` of the page before, of the same list.')
export const limit = z.int().min(1).max(200).optional().describe(`Rows of the page; ${ADMIN_PAGE_ROWS} unless given.`)
export const next = z.string().nullable().describe('Where the next page begins; null where there is none.')
export const total = z
  .int()
  .min(0)
  .max(MOST_ROWS_COUNTED)
  .describe(`How many rows all pages have; ${MOST_ROWS_COUNTED.toLocaleString('en')} stands for so many or more.`)
export const workspaceRole = personSchema.shape.role
export const count = z.int().min(0)
