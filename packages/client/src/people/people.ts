import type { Person } from '@parley/protocol'
import type { Request } from '../connection/requests.ts'
import type { Batch } from '../stores/batch.ts'
import { Cell } from '../stores/cell.ts'

/** `people.get` takes no more at once. */
const MOST_AT_ONCE = 200

/**
 * Everybody whom a screen may have to name. Pages bring their authors; whom none brought is looked up, in batches. A
 * name that changed while there was no connection is told by no event, so whoever is known from before is looked up, too.
 */
export class People {
  readonly store: Cell<ReadonlyMap<string, Person>>
  readonly #people = new Map<string, Person>()
  readonly #request: Request
  readonly #wanted = new Set<string>()
  /** Told by the server on this connection: later changes come as events. */
  readonly #fresh = new Set<string>()
  /** Told by an event on this connection: an answer that says otherwise may be older than it. */
  readonly #heard = new Set<string>()
  /** Asked for at this moment, and not told by an event since. */
  #underWay = new Set<string>()
  /** Asked for and not found: not asked for again on this connection. */
  readonly #unknown = new Set<string>()
  #asking = false

  readonly #erasedName: string | undefined

  /** @param erasedName what whoever was erased is called here; as the server calls them unless given. */
  constructor(batch: Batch, request: Request, erasedName?: string) {
    this.#request = request
    this.#erasedName = erasedName
    this.store = new Cell<ReadonlyMap<string, Person>>(batch, new Map(), () => new Map(this.#people))
  }

  get(id: string): Person | undefined {
    return this.#people.get(id)
  }

  /** As the answer to a question tells them. Where an event said otherwise they are asked for once more. */
  learn(people: readonly Person[]): void {
    for (const told of people) {
      const person = this.#named(told)
      const known = this.#people.get(person.id)
      if (this.#heard.has(person.id) && known && !isSame(known, person)) this.#again(person.id)
      else this.#take(person)
    }
  }

  /** As an event tells that they are from now on. */
  hear(person: Person): void {
    this.#heard.add(person.id)
    this.#underWay.delete(person.id)
    this.#take(person)
  }

  /** As they were when they were stored: better than nobody, worse than what is known. */
  recall(people: readonly Person[]): void {
    const forgotten = people.filter((person) => !this.#people.has(person.id))
    for (const person of forgotten) this.#people.set(person.id, this.#named(person))
    if (forgotten.length > 0) this.store.invalidate()
  }

  /** Sees to it that the person becomes known, as they are now. */
  need(id: string): void {
    if (this.#fresh.has(id) || this.#unknown.has(id)) return
    this.#wanted.add(id)
    this.#askSoon()
  }

  /** A new connection: these, and whoever is still wanted, are asked for again. */
  connected(ids: Iterable<string>): void {
    this.#unknown.clear()
    this.#fresh.clear()
    this.#heard.clear()
    for (const id of ids) this.#wanted.add(id)
    if (this.#wanted.size > 0) this.#askSoon()
  }

  /** Whoever was erased has no handle, and a name in the language of whoever reads. */
  #named(person: Person): Person {
    return person.erased ? { ...person, handle: '', displayName: this.#erasedName ?? person.displayName } : person
  }

  #take(told: Person): void {
    const person = this.#named(told)
    this.#wanted.delete(person.id)
    this.#fresh.add(person.id)
    const known = this.#people.get(person.id)
    if (known && isSame(known, person)) return
    this.#people.set(person.id, person)
    this.store.invalidate()
  }

  #again(id: string): void {
    this.#fresh.delete(id)
    this.need(id)
  }

  /** Whoever else is needed in this tick joins the same question. */
  #askSoon(): void {
    if (this.#asking) return
    this.#asking = true
    queueMicrotask(() => void this.#ask())
  }

  async #ask(): Promise<void> {
    try {
      while (this.#wanted.size > 0) {
        const ids = [...this.#wanted].slice(0, MOST_AT_ONCE)
        this.#underWay = new Set(ids)
        const { people } = await this.#request('people.get', { ids })
        for (const person of people) if (this.#underWay.has(person.id)) this.#take(person)
        for (const id of ids) {
          if (this.#wanted.delete(id)) this.#unknown.add(id)
        }
      }
    } catch {
      // They stay wanted: the next need or connection asks again.
    } finally {
      this.#asking = false
    }
  }
}

function isSame(a: Person, b: Person): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
