import type { SendOptions } from '../api.ts'
import type { Clock } from '../clock/clock.ts'
import type { OutboxEntry } from '../outbox/entry.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { isInRoom } from '../read-positions/calling.ts'
import { keyOf } from '../timelines/rows.ts'
import type { Timelines } from '../timelines/timelines.ts'
import type { Workspace } from '../workspace/workspace.ts'

export interface ActsNeeds {
  readonly clock: Clock
  readonly createId: () => string
  readonly workspace: Workspace
  readonly timelines: Timelines
  readonly outbox: Outbox
}

/** What a person does to messages, made into entries of the outbox. */
export class Acts {
  readonly #needs: ActsNeeds

  constructor(needs: ActsNeeds) {
    this.#needs = needs
  }

  send(roomId: string, body: string, options: SendOptions): string {
    const { replyTo, forward, poll, confirm, files, threadOf, alsoInRoom } = options
    const entry: OutboxEntry = {
      ...this.#begin(roomId),
      kind: 'send',
      body,
      ...(poll && { poll }),
      ...(confirm && { confirm }),
      ...(files && files.length > 0 && { files }),
      ...(replyTo && { replyTo }),
      ...(forward && { forward }),
      ...(threadOf !== undefined && { threadOf, ...(alsoInRoom && { alsoInRoom: true as const }) }),
      ...((replyTo || forward || threadOf !== undefined) && { epoch: this.#needs.workspace.epoch }),
    }
    this.#needs.outbox.add(entry)
    return entry.key
  }

  /** What an earlier edit takes off stays off, whether that one went already or is replaced by this one. */
  edit(roomId: string, seq: number, body: string, files = this.#filesLeft(roomId, seq)): void {
    const target = this.#target(roomId, seq)
    this.#needs.outbox.add({ ...this.#begin(roomId), ...target, kind: 'edit', body, ...(files && { files }) })
  }

  #filesLeft(roomId: string, seq: number): readonly string[] | undefined {
    const before = this.#needs.outbox.entries(roomId).findLast((each) => each.kind === 'edit' && each.seq === seq)
    return before?.kind === 'edit' ? before.files : undefined
  }

  delete(roomId: string, seq: number): void {
    this.#needs.outbox.add({ ...this.#begin(roomId), ...this.#target(roomId, seq), kind: 'delete' })
  }

  react(roomId: string, seq: number, emoji: string, on: boolean): void {
    this.#needs.outbox.add({ ...this.#begin(roomId), ...this.#target(roomId, seq), kind: 'react', emoji, on })
  }

  pin(roomId: string, seq: number, on: boolean): void {
    this.#needs.outbox.add({ ...this.#begin(roomId), ...this.#target(roomId, seq), kind: 'pin', on })
  }

  retry(roomId: string, key: string): void {
    const entry = this.#needs.outbox.find(roomId, key)
    if (!entry) return
    this.#needs.outbox.retry(entry.kind === 'send' ? entry : this.#readdress(entry))
  }

  /** In a new epoch the message is addressed anew, but only if it is that very message. */
  #readdress(entry: Exclude<OutboxEntry, { kind: 'send' }>): OutboxEntry {
    const target = this.#target(entry.roomId, entry.seq)
    return target.targetKey === entry.targetKey ? { ...entry, ...target } : entry
  }

  #begin(roomId: string) {
    const { createId, clock, workspace, outbox } = this.#needs
    return {
      key: createId(),
      roomId,
      authorId: workspace.personId,
      createdAt: clock.now(),
      order: outbox.nextOrder(),
      refused: null,
    }
  }

  #target(roomId: string, seq: number) {
    const { workspace, timelines } = this.#needs
    const message = timelines.find(roomId, seq)
    return {
      seq,
      epoch: workspace.epoch,
      targetKey: message ? keyOf(message, workspace.personId) : '',
      ...(message?.threadOf !== undefined && !isInRoom(message) && { thread: message.threadOf }),
    }
  }
}
