import type { Bootstrap, Person } from '@parley/protocol'
import type { Batch } from '../stores/batch.ts'
import { Cell } from '../stores/cell.ts'

/** Who is signed in, where, and in which epoch. */
export class Workspace {
  readonly store: Cell<Omit<Bootstrap, 'rooms'> | null>
  #current: Omit<Bootstrap, 'rooms'> | null = null

  constructor(batch: Batch) {
    this.store = new Cell<Omit<Bootstrap, 'rooms'> | null>(batch, null, () => this.#current)
  }

  get current(): Omit<Bootstrap, 'rooms'> | null {
    return this.#current
  }

  /** Empty before the first bootstrap; no server has such an epoch. */
  get epoch(): string {
    return this.#current?.epoch ?? ''
  }

  get personId(): string {
    return this.#current?.me.id ?? ''
  }

  set({ rooms: _, ...current }: Bootstrap): void {
    this.#current = current
    this.store.invalidate()
  }

  changeMe(me: Person): void {
    if (!this.#current || this.#current.me.id !== me.id) return
    this.#current = { ...this.#current, me }
    this.store.invalidate()
  }

  /** What was told late may be older than what hello told. */
  changeSettings(epoch: string, workspace: Bootstrap['workspace'], limits: Bootstrap['limits']): void {
    if (this.#current?.epoch !== epoch || (workspace.version ?? 0) < (this.#current.workspace.version ?? 0)) return
    this.#current = { ...this.#current, workspace, limits }
    this.store.invalidate()
  }

  /** Whoever shows custom emoji asks for them again where the rev is another one: see `emoji/`. */
  changeEmoji(epoch: string, emojiRev: number): void {
    if (this.#current?.epoch !== epoch) return
    this.#current = { ...this.#current, emojiRev }
    this.store.invalidate()
  }
}
