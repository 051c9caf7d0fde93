import { keywordPattern, type PersonalChange, type PersonalItem, Refusal } from '@parley/protocol'
import type { Pauses } from '../clock/pauses.ts'
import { waitMs } from '../connection/backoff.ts'
import { Disconnected, type Request } from '../connection/requests.ts'
import type { News } from '../news/news.ts'
import type { Log } from '../options.ts'
import type { CachedPersonal, ClientStorage } from '../storage/storage.ts'
import type { Batch } from '../stores/batch.ts'
import { Cell } from '../stores/cell.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** What is kept, by key. */
export type PersonalValues = ReadonlyMap<string, NonNullable<PersonalItem['value']>>

const KEYWORDS = 'setting:keywords'

/** The server takes so many at a time. */
const MOST_AT_ONCE = 50

export interface PersonalNeeds {
  readonly request: Request
  readonly isOnline: () => boolean
  readonly pauses: Pauses
  readonly random: () => number
  readonly batch: Batch
  readonly workspace: Workspace
  readonly storage: ClientStorage
  readonly news: News
  readonly log: Log
  /** What is cached of it is out of date. */
  readonly touch: () => void
}

interface Held {
  readonly value: PersonalItem['value']
  /** The rev that it is at least of: what comes with a smaller one is older. */
  readonly rev: number
}

/**
 * What a person keeps for themselves: here at once, on the server soon, and the same on all devices. Each key has the
 * value that the server took last, with what was kept here since on top of it.
 */
export class Personal {
  readonly store: Cell<PersonalValues>
  /** Whether everything that is kept is here, so that what is not here is not kept. */
  readonly isComplete: Cell<boolean>
  /** Whether the server knows all that was kept here. */
  readonly isTold: Cell<boolean>
  readonly #needs: PersonalNeeds
  readonly #held = new Map<string, Held>()
  /** Kept here, and not acked yet: the newest value of each key. */
  readonly #unacked = new Map<string, PersonalItem['value']>()
  /** Everything was read as of this rev of the own room. Only a whole reading moves it: a change alone leaves holes behind it. */
  #rev = 0
  #keywords: { readonly kept: unknown; readonly pattern: RegExp | null } = { kept: undefined, pattern: null }
  #isTelling = false
  /** One at a time after a refusal, so that it costs only the one that it is about. */
  #mostAtOnce = MOST_AT_ONCE
  #isLoading = false
  /** The head of the own room; null before any was heard of. */
  #wanted: number | null = null

  constructor(needs: PersonalNeeds) {
    this.#needs = needs
    this.store = new Cell<PersonalValues>(needs.batch, new Map(), () => this.#snapshot())
    this.isTold = new Cell<boolean>(needs.batch, true, () => this.#unacked.size === 0)
    this.isComplete = new Cell<boolean>(needs.batch, false, () => this.#wanted !== null && this.#rev >= this.#wanted)
  }

  /** Keeps or removes (null) things. They are shown at once and sent when the server can be reached. */
  keep(items: readonly PersonalItem[]): void {
    for (const { key, value } of items) this.#unacked.set(key, value)
    void this.#needs.storage.keepItems(items)
    this.store.invalidate()
    this.isTold.invalidate()
    if (!this.#isTelling) void this.#tell()
  }

  /** Whether the person blocked somebody, as far as is known here. */
  isBlocked(personId: string): boolean {
    const key = `block:${personId}`
    const unacked = this.#unacked.get(key)
    return (unacked === undefined ? (this.#held.get(key)?.value ?? null) : unacked) !== null
  }

  /** Own words that call the person, as a pattern of the protocol; null without one. */
  keywords(): RegExp | null {
    const kept = this.store.getSnapshot().get(KEYWORDS)?.value
    if (kept !== this.#keywords.kept) {
      const words = Array.isArray(kept) ? kept.filter((word) => typeof word === 'string') : []
      this.#keywords = { kept, pattern: keywordPattern(words) }
    }
    return this.#keywords.pattern
  }

  /** What the server keeps, as far as is known here: without what waits to be told. */
  agreed(): PersonalValues {
    return new Map([...this.#held].flatMap(([key, { value }]) => (value === null ? [] : [[key, value] as const])))
  }

  /**
   * What decides what counts as unread, and as a call: whom the person blocked, and their keywords. As it is shown here,
   * and as the server knows it at `rev` of the own room, in a form that can be compared.
   */
  counting(): { readonly shown: string; readonly agreed: string; readonly rev: number } {
    const isOfIt = (key: string) => key.startsWith('block:') || key === KEYWORDS
    const told = (values: PersonalValues) => JSON.stringify([...values].filter(([key]) => isOfIt(key)).sort())
    const revs = [...this.#held].flatMap(([key, { rev }]) => (isOfIt(key) ? rev : []))
    return { shown: told(this.store.getSnapshot()), agreed: told(this.agreed()), rev: Math.max(this.#rev, ...revs) }
  }

  /** The server's word on one of them. */
  take({ rev, item }: PersonalChange): void {
    if (this.#knownAt(item.key) >= rev) return
    this.#held.set(item.key, { value: item.value, rev })
    this.#changed()
  }

  /** As they were when this screen was drawn or this device was left: better than nothing, worse than what is known. */
  recall(items: readonly PersonalItem[]): void {
    for (const { key, value } of items) if (!this.#held.has(key)) this.#held.set(key, { value, rev: 0 })
    this.store.invalidate()
  }

  /** Takes in what the last run left on this device: what was known, and what waits to be told. */
  async restore(): Promise<void> {
    const { storage, workspace } = this.#needs
    const { cached, kept } = await storage.readPersonal()
    if (cached?.epoch === workspace.epoch) {
      for (const { key, value, rev } of cached.items) {
        const known = this.#held.get(key)
        if (!known || known.rev < rev) this.#held.set(key, { value, rev })
      }
      this.#rev = Math.max(this.#rev, cached.rev)
    }
    for (const { key, value } of kept) if (!this.#unacked.has(key)) this.#unacked.set(key, value)
    this.isComplete.invalidate()
    this.isTold.invalidate()
    this.store.invalidate()
  }

  /** What may be restored from; null before anything was read. */
  toCached(): CachedPersonal | null {
    if (this.#rev === 0) return null
    const items = [...this.#held].map(([key, { value, rev }]) => ({ key, value, rev }))
    return { epoch: this.#needs.workspace.epoch, rev: this.#rev, items }
  }

  /** A hello told the head of the own room: what is missing up to it is fetched, and what waits goes. */
  reached(head: number): void {
    this.#wanted = Math.max(this.#wanted ?? 0, head)
    this.isComplete.invalidate()
    if (this.#rev < this.#wanted && !this.#isLoading) void this.#load()
    if (this.#unacked.size > 0 && !this.#isTelling) void this.#tell()
  }

  /** Another epoch: what the server told is void. */
  reset(): void {
    this.#held.clear()
    this.#rev = 0
    this.#wanted = null
    this.store.invalidate()
    this.isComplete.invalidate()
  }

  async #load(): Promise<void> {
    const { request, isOnline, pauses, random, workspace, log } = this.#needs
    this.#isLoading = true
    for (let refusals = 0; isOnline() && this.#rev < (this.#wanted ?? 0); refusals += 1) {
      try {
        const page = await request('personal.list', {})
        if (page.epoch !== workspace.epoch) break
        this.#takeAll(page.head, page.items)
      } catch (error) {
        // Where another link has replaced the lost one, no hello will come to ask again.
        if (error instanceof Disconnected && !isOnline()) break
        log('info', 'what is kept for oneself could not be read yet', { error: String(error) })
        await pauses.sleep(waitMs(error instanceof Refusal ? error : null, refusals, random))
      }
    }
    this.#isLoading = false
  }

  /** Everything as of `head`. */
  #takeAll(head: number, items: readonly PersonalItem[]): void {
    for (const [key, { rev }] of this.#held) if (rev <= head) this.#held.delete(key)
    for (const { key, value } of items) if (!this.#held.has(key)) this.#held.set(key, { value, rev: head })
    this.#rev = Math.max(this.#rev, head)
    this.isComplete.invalidate()
    this.#changed()
  }

  async #tell(): Promise<void> {
    const { request, isOnline, pauses, random, news, log, workspace } = this.#needs
    this.#isTelling = true
    // What is kept in the same turn goes together.
    await Promise.resolve()
    for (let refusals = 0; isOnline() && this.#unacked.size > 0; ) {
      const items = [...this.#unacked].slice(0, this.#mostAtOnce).map(([key, value]) => ({ key, value }))
      try {
        const { epoch } = workspace
        const { head } = await request('personal.keep', { items })
        // What an earlier epoch took is gone with it, and told again.
        if (workspace.epoch !== epoch) continue
        for (const { key, value } of items) this.#acked(key, value, head)
        this.#mostAtOnce = MOST_AT_ONCE
        refusals = 0
      } catch (error) {
        // As above.
        if (error instanceof Disconnected && !isOnline()) break
        const refusal = error instanceof Refusal ? error : null
        log('warn', 'what is kept for oneself could not be told', { error: String(error) })
        if (refusal && !refusal.retryable) {
          const [only] = items
          if (items.length > 1 || only === undefined) this.#mostAtOnce = 1
          else {
            this.#drop(only.key, only.value)
            news.tell('keepRefused', { item: only, refusal })
          }
        } else await pauses.sleep(waitMs(refusal, refusals++, random))
      }
    }
    this.#isTelling = false
    this.#changed()
  }

  #acked(key: string, value: PersonalItem['value'], head: number): void {
    if (this.#knownAt(key) <= head) this.#held.set(key, { value, rev: head })
    this.#drop(key, value)
  }

  /** As of which rev a key is known. What is not here was not kept when everything was read. */
  #knownAt(key: string): number {
    return this.#held.get(key)?.rev ?? this.#rev
  }

  /** Unless another value was kept meanwhile. */
  #drop(key: string, value: PersonalItem['value']): void {
    if (!this.#unacked.has(key) || this.#unacked.get(key) !== value) return
    this.#unacked.delete(key)
    this.isTold.invalidate()
    void this.#needs.storage.dropItem({ key, value })
  }

  #changed(): void {
    this.store.invalidate()
    this.#needs.touch()
  }

  #snapshot(): PersonalValues {
    const values = new Map<string, NonNullable<PersonalItem['value']>>()
    for (const [key, { value }] of this.#held) if (value !== null) values.set(key, value)
    for (const [key, value] of this.#unacked) {
      if (value === null) values.delete(key)
      else values.set(key, value)
    }
    return values
  }
}
