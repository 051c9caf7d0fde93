import type { ImportProblem } from '@parley/protocol'
import type { z } from 'zod'
import type { Line } from './archive/lines.ts'

/** What a line says, or why it says nothing. */
export type ReadLine<T> = { readonly value: T } | { readonly problem: ImportProblem }

/** Reads a line as JSON of a shape. Fields that are not asked for are dropped. */
export function readJson<T>(schema: z.ZodType<T>, { text, number }: Line, file: string): ReadLine<T> {
  const wrong = (code: ImportProblem['code']) => ({ problem: { code, file, line: number } })
  if (text === null) return wrong('LINE_TOO_LONG')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return wrong('JSON_INVALID')
  }
  const parsed = schema.safeParse(value)
  return parsed.success ? { value: parsed.data } : wrong('LINE_INVALID')
}

/** What stands for a picture or a file that is not imported: its name. */
export function withFileNames(body: string, names: readonly string[]): string {
  const told = names.map((name) => `📎 ${name.replace(/\s+/g, ' ').slice(0, 200)}`)
  return [...(body.trim() === '' ? [] : [body]), ...told].join('\n')
}
