import type { z } from 'zod'

/** A process cannot start: one sentence for each variable at fault. Holds no values, so no secret either. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

type Variables = Readonly<Record<string, string | undefined>>

/**
 * A variable that is set to nothing counts as not set.
 * @throws EnvironmentError with every variable at fault and its reason
 */
export function parseEnvironment<S extends z.ZodType>(schema: S, variables: Variables): z.output<S> {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')))
  if (parsed.success) return parsed.data
  throw new EnvironmentError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))
}

/**
 * Reads the environment of a process, typed and checked, or ends the process: one line for each bad variable on
 * stderr, exit code 1.
 */
export function readEnvironment<S extends z.ZodType>(
  schema: S,
  variables: Variables,
  processName: string,
): z.output<S> {
  try {
    return parseEnvironment(schema, variables)
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    for (const problem of error.problems) process.stderr.write(`${processName}: ${problem}\n`)
    process.exit(1)
  }
}
