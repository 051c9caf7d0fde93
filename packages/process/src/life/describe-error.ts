/**
 * An unexpected error as the log may hold it. Messages of database errors quote rows and parameters, so only the
 * kind of error and the places it passed are kept.
 */
export function describeError(error: unknown): { name: string; code?: string; stack?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code } = error as { code?: unknown }
  // The stack repeats the message, whose own lines may look like places.
  const stack = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: stack.slice(0, 12).map((line) => line.trim()),
  }
}
