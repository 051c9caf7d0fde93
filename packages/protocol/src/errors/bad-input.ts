import type { z } from 'zod'
import { Refusal } from './refusal.ts'

/** The refusal of an input that its schema does not take: names the first field at fault, or `input` for the whole. */
export function badInput(error: z.ZodError): Refusal {
  const [issue] = error.issues
  const path = (issue?.path ?? []).map(String)
  const named = issue?.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path
  return new Refusal('BAD_REQUEST', { field: named.join('.').slice(0, 200) || 'input' })
}
