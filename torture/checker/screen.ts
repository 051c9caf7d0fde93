import { originOf } from '../bodies/body.ts'
import type { ShownRow } from '../logs/records.ts'

/** What one device shows of one room, played back change by change. */
export class Screen {
  readonly rows: ShownRow[] = []
  inversions = 0
  duplicates = 0
  /** When each message was first there, by seq. */
  readonly shownAt = new Map<number, number>()
  readonly #counts = new Map<string, number>()

  /** @returns what is wrong with it now and was not before. */
  change(at: number, index: number, removed: number, rows: readonly ShownRow[]): readonly string[] {
    const wrong: string[] = []
    for (const row of this.rows.splice(index, removed, ...rows)) for (const name of namesOf(row)) this.#count(name, -1)
    for (const row of rows) {
      if (row[0] === 's' && !this.shownAt.has(row[1])) this.shownAt.set(row[1], at)
      const times = namesOf(row).map((name) => this.#count(name, 1))
      if (times.some((count) => count > 1)) {
        this.duplicates += 1
        wrong.push(`twice: ${row.join(' ')}`)
      }
    }
    for (let place = Math.max(1, index); place <= index + rows.length && place < this.rows.length; place++) {
      const above = this.rows[place - 1]
      const below = this.rows[place]
      if (!above || !below || isInOrder(above, below)) continue
      this.inversions += 1
      wrong.push(`out of order: ${above.join(' ')} above ${below.join(' ')}`)
    }
    return wrong
  }

  #count(name: string, by: number): number {
    const count = (this.#counts.get(name) ?? 0) + by
    if (count === 0) this.#counts.delete(name)
    else this.#counts.set(name, count)
    return count
  }
}

/** Under each of these a message may stand there once. A failed row may be an edit, which says what its message says. */
function namesOf([state, , , author, client, token]: ShownRow): string[] {
  if (state === 'f') return [`${author} ${client}`]
  return token === null ? [`${author} ${client}`] : [`${author} ${client}`, originOf(token)]
}

function isInOrder(above: ShownRow, below: ShownRow): boolean {
  if (below[0] !== 's') return true
  return above[0] === 's' && above[1] < below[1]
}
