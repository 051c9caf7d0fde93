import { type Line, MOST_LINES_BETWEEN } from '@parley/protocol'

/** What several lines tell in one phrase. */
export interface Told {
  /** `visited`: joined and left again; `returned`: left and came back. */
  readonly kind: Exclude<Line['kind'], 'cleared'> | 'visited' | 'returned'
  /** Who did it; of people who came and went by themselves the first one. */
  readonly by: string
  /** Of whom it is told, each once; nobody where it is told of the room. */
  readonly people: readonly string[]
  /** What the room is called since. */
  readonly name: string
  /** There may have been more of them than are known. */
  readonly isMany: boolean
}

/**
 * Tells lines in as few phrases as say all of it, in the order in which they began. Who came and went is named once, by how it began and
 * ended.
 */
export function foldLines(lines: readonly Line[]): Told[] {
  const moves = new Map<string, Line['kind'][]>()
  for (const { kind, by = '' } of lines) {
    if (kind === 'joined' || kind === 'left') moves.set(by, [...(moves.get(by) ?? []), kind])
  }
  const phrases = new Map<string, { kind: Told['kind']; by: string; people: Set<string>; name: string }>()
  for (const { kind, by = '', person, name = '' } of lines) {
    if (kind === 'cleared') continue
    const own = moves.get(by) ?? []
    const isMove = kind === 'joined' || kind === 'left'
    const folded = isMove ? foldMoves(own[0], own.at(-1)) : kind
    const key = isMove ? folded : `${kind} ${by} ${name}`
    const phrase = phrases.get(key) ?? { kind: folded, by, people: new Set<string>(), name }
    phrases.set(key, phrase)
    if (isMove) phrase.people.add(by)
    else if (person !== undefined) phrase.people.add(person)
  }
  const isMany = lines.length >= MOST_LINES_BETWEEN
  return [...phrases.values()].map((phrase) => ({ ...phrase, people: [...phrase.people], isMany }))
}

function foldMoves(first: Line['kind'] | undefined, last: Line['kind'] | undefined): Told['kind'] {
  if (first === last) return first === 'left' ? 'left' : 'joined'
  return first === 'joined' ? 'visited' : 'returned'
}
