import { Refusal } from '@parley/protocol'

/** Deeper or wider than any input of the table; what passes these bounds is not worth parsing. */
const MAX_DEPTH = 6
const MAX_VALUES = 2_000
const MAX_KEY_CHARACTERS = 64

/**
 * Bounds what the schemas are given to look at, so that a frame built to be expensive costs no more than a walk
 * over its first few values. Walks with a list of its own rather than by recursion: depth is the sender's choice.
 *
 * @throws Refusal `BAD_REQUEST` naming where the input goes too deep, too wide or carries binary data.
 */
export function boundShape(input: unknown): void {
  const pending: { value: unknown; path: string; depth: number }[] = [{ value: input, path: '', depth: 0 }]
  let seen = 0
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, path, depth } = next
    if (typeof value !== 'object' || value === null) continue
    if (depth >= MAX_DEPTH || ArrayBuffer.isView(value) || value instanceof ArrayBuffer) throw badRequest(path)
    for (const key in value) {
      seen += 1
      if (seen > MAX_VALUES || key.length > MAX_KEY_CHARACTERS) throw badRequest(path)
      const child: unknown = (value as Record<string, unknown>)[key]
      if (typeof child !== 'object' || child === null) continue
      pending.push({ value: child, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 })
    }
  }
}

/** A refusal of the input itself; an empty path means the input as a whole. */
export function badRequest(path: string): Refusal {
  return new Refusal('BAD_REQUEST', { field: path === '' ? 'input' : path.slice(0, 200) })
}
