import { keywordPattern, type Message, type Unread } from '@parley/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { World } from '../simulation/world.ts'
import { callingOf } from './calling.ts'
import { countUnread } from './count-unread.ts'
import { isAhead, type Position, UnreadCount } from './unread.ts'

const seed = Number(process.env.PARLEY_TEST_SEED ?? Date.now() % 1_000_000_000)
const ME = 'me'

function message(seq: number, rev: number, authorId: string, isDeleted = false): Message {
  const stamp = '2026-01-01T00:00:00.000Z'
  const body = isDeleted ? null : 'text'
  const deletedAt = isDeleted ? stamp : null
  return { seq, rev, authorId, clientId: `${seq}`, body, createdAt: stamp, editedAt: null, deletedAt }
}

/** The room's whole history, and one client that holds every row that it heard of. */
class Model {
  readonly history: Message[] = []
  readonly held = new Map<number, Message>()
  readonly count = new UnreadCount({ readSeq: 0 }, { count: 0, asOfRev: 0 })
  readonly answers: (Position & { unread: Unread })[] = []
  rev = 0
  server: { readonly readSeq: number; readonly rewinds: number } = { readSeq: 0, rewinds: 0 }

  current(upTo = this.history.length): Map<number, Message> {
    return new Map(this.history.slice(0, upTo).map((state) => [state.seq, state]))
  }

  unread(readSeq: number): number {
    return [...this.current().values()].filter((m) => m.seq > readSeq && m.authorId !== ME && !m.deletedAt).length
  }

  post(authorId: string): void {
    const rev = this.history.length + 1
    this.history.push(message(rev, rev, authorId))
  }

  change(pick: number, isDeleted: boolean): void {
    const alive = [...this.current().values()].filter((m) => !m.deletedAt)
    const target = alive[pick % Math.max(1, alive.length)]
    if (target) this.history.push(message(target.seq, this.history.length + 1, target.authorId, isDeleted))
  }

  hold(state: Message): void {
    if (state.rev > (this.held.get(state.seq)?.rev ?? 0)) this.held.set(state.seq, state)
    if (state.authorId !== ME) this.count.note(state)
  }

  /** The next broadcasts. */
  receive(many: number): void {
    for (const state of this.history.slice(this.rev, this.rev + many)) {
      this.hold(state)
      this.rev = state.rev
    }
  }

  /** Rows as they are now, while changes between are still on their way. */
  readAhead(): void {
    for (const state of this.current().values()) this.hold(state)
  }

  sync(): void {
    for (const state of [...this.current().values()].sort((a, b) => a.rev - b.rev)) {
      if (state.rev > this.rev) this.hold(state)
    }
    this.rev = this.history.length
  }

  advance(pick: number): void {
    // In small steps, or all is read soon and nothing is left to count.
    const behind = [...this.held.keys()].filter((seq) => seq > this.count.readSeq).sort((a, b) => a - b)
    const readSeq = behind[pick % 3]
    if (readSeq === undefined) return
    this.count.advance(readSeq, this.#derive(readSeq))
    this.tell(this.count.position)
  }

  rewind(pick: number): void {
    const readSeq = Math.max(0, this.count.readSeq - 1 - (pick % 5))
    this.count.rewind(readSeq, this.#derive(readSeq))
    this.tell(this.count.position)
  }

  #derive(readSeq: number): Unread {
    const rows = [...this.held.values()].sort((a, b) => b.seq - a.seq)
    const wasDeletedBy = (seq: number, rev: number) => this.count.wasDeletedBy(seq, rev)
    return countUnread(rows, { readSeq, rev: this.rev, personId: ME, wasDeletedBy })
  }

  tell({ readSeq, rewinds = 0 }: Position): void {
    if (isAhead({ readSeq, rewinds }, this.server)) this.server = { readSeq, rewinds }
    this.answers.push(this.answer())
  }

  answer(): Position & { unread: Unread } {
    return { ...this.server, unread: { count: this.unread(this.server.readSeq), asOfRev: this.history.length } }
  }

  hear(pick: number): void {
    const [answer] = this.answers.splice(pick % Math.max(1, this.answers.length), 1)
    if (!answer) return
    const taken = this.count.rebase(answer, answer.unread)
    if (!taken && isAhead(answer, this.count.position)) this.tell(this.count.position)
    if (this.count.wantsCount && this.answers.length === 0) this.tell(this.count.position)
  }
}

const KINDS = [
  'post',
  'post',
  'own',
  'edit',
  'delete',
  'receive',
  'receive',
  'readAhead',
  'sync',
  'advance',
  'rewind',
  'other',
  'hear',
  'hello',
] as const

test(`I8 unread is what the full state says, however changes and answers interleave (seed ${seed})`, () => {
  const step = fc.record({ kind: fc.constantFrom(...KINDS), pick: fc.nat(100) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
      const model = new Model()
      for (const { kind, pick } of steps) {
        const before = model.count.position
        if (kind === 'post') model.post('other')
        else if (kind === 'own') model.post(ME)
        else if (kind === 'edit') model.change(pick, false)
        else if (kind === 'delete') model.change(pick, true)
        else if (kind === 'receive') model.receive(1 + (pick % 4))
        else if (kind === 'readAhead') model.readAhead()
        else if (kind === 'sync') model.sync()
        else if (kind === 'advance') model.advance(pick)
        else if (kind === 'rewind') model.rewind(pick)
        else if (kind === 'other') {
          // Another device, which goes on or back.
          const { readSeq, rewinds } = model.server
          if (pick % 4 > 0) model.tell({ readSeq: Math.min(readSeq + (pick % 3), model.history.length), rewinds })
          else model.tell({ readSeq: Math.floor(readSeq / 2), rewinds: rewinds + 1 })
        } else if (kind === 'hear') model.hear(pick)
        else model.count.rebase(model.server, model.answer().unread)
        expect(model.count.count).toBeGreaterThanOrEqual(0)
        expect(isAhead(before, model.count.position)).toBe(false)
        // Nothing is missing here and no other device is ahead: right at once, before any answer.
        const isHere = model.rev === model.history.length && !isAhead(model.server, model.count.position)
        if (isHere && !model.count.wantsCount) {
          expect(model.count.count).toBe(model.unread(model.count.readSeq))
        }
      }
      model.sync()
      if (model.count.wantsCount) model.tell(model.count.position)
      while (model.answers.length > 0) model.hear(0)
      expect({ rewinds: 0, ...model.count.position }).toEqual(model.server)
      expect(model.count.count).toBe(model.unread(model.server.readSeq))
    }),
    { seed, numRuns: Number(process.env.PARLEY_TEST_RUNS ?? 500) },
  )
}, 60_000)

test('a count that stopped at 1,000 is unsure once something of it is deleted, until it is counted again', () => {
  const count = new UnreadCount({ readSeq: 0 }, { count: 1_000, asOfRev: 5_000 })
  expect(count.wantsCount).toBe(false)
  count.note(message(5_001, 5_001, 'other'))
  expect(count.count).toBe(1_000)
  count.note(message(5_001, 5_002, 'other', true))
  expect(count.wantsCount).toBe(false)
  count.note(message(7, 5_003, 'other', true))
  expect(count.wantsCount).toBe(true)
  expect(count.rebase({ readSeq: 0 }, { count: 1_000, asOfRev: 5_003 })).toBe(true)
  expect(count.wantsCount).toBe(false)
})

test('a count from before others were blocked is not taken, and one from since is wanted', () => {
  const count = new UnreadCount({ readSeq: 0 }, { count: 3, asOfRev: 9, ownRev: 2 })
  count.ruleChanged(4)
  expect(count.wantsCount).toBe(true)
  expect(count.rebase({ readSeq: 0 }, { count: 3, asOfRev: 9, ownRev: 3 })).toBe(false)
  expect(count.rebase({ readSeq: 0 }, { count: 3, asOfRev: 9 })).toBe(false)
  expect(count.rebase({ readSeq: 0 }, { count: 1, asOfRev: 9, ownRev: 4 })).toBe(true)
  expect([count.count, count.wantsCount]).toEqual([1, false])
})

test('what names the person is counted apart from what calls everybody', () => {
  const count = new UnreadCount({ readSeq: 0 }, { count: 3, mentions: 2, named: 1, asOfRev: 9 })
  count.note(message(10, 10, 'other'), 'all')
  count.note(message(11, 11, 'other'), 'named')
  expect([count.count, count.mentions, count.named]).toEqual([5, 4, 2])
  count.note(message(11, 12, 'other', true), null)
  expect([count.count, count.mentions, count.named]).toEqual([4, 3, 1])
  expect(
    countUnread([{ ...message(1, 1, 'b'), mentions: [ME] }, message(0, 0, 'x')], { readSeq: 0, rev: 1, personId: ME }),
  ).toEqual({
    count: 1,
    mentions: 1,
    named: 1,
    asOfRev: 1,
  })
  const words = keywordPattern(['deploy'])
  const saying = (body: string) => callingOf({ ...message(1, 1, 'b'), body }, ME, words)
  expect([saying('Deploy!'), saying('deployed')]).toEqual(['all', null])
  const here = { ...message(1, 1, 'b'), mentionsAll: 'here' as const, here: [ME] }
  expect([callingOf(here, ME), callingOf(here, 'c'), callingOf({ ...here, mentions: [ME] }, ME)]).toEqual([
    'all',
    null,
    'named',
  ])
})

test('what happened since the last count does not pile up for ever', () => {
  const count = new UnreadCount({ readSeq: 0 }, { count: 0, asOfRev: 0 })
  for (let seq = 1; seq <= 1_000; seq++) count.note(message(seq, seq, 'other'))
  expect(count.wantsCount).toBe(false)
  count.note(message(1_001, 1_001, 'other'))
  expect(count.wantsCount).toBe(true)
  count.rebase({ readSeq: 0 }, { count: 1_000, asOfRev: 1_000 })
  expect(count.wantsCount).toBe(false)
  expect(count.count).toBe(1_000)
})

test('I8 a room that nobody reads is counted anew after each 1,000 messages, and stays right', async () => {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const room = world.room('general', ann, bo)
  const b = await world.online(bo)
  const voice = { personId: ann.id, emit: () => {} }
  const say = async (many: number) => {
    for (let each = 0; each < many; each++) {
      world.server.handle(voice, 'message.send', { roomId: room.id, clientId: `${room.rev}`, body: 'hi' })
    }
    await world.wait(1_000)
  }
  const asked = () => world.server.handled.get('read.advance') ?? 0
  const unread = () => b.client.rooms.getSnapshot()[0]?.unread
  await say(999)
  expect([asked(), unread()]).toEqual([0, 999])
  await say(2)
  expect([asked(), unread()]).toEqual([1, 1_000])
  await say(1_000)
  expect(asked()).toBe(1)
  await say(1)
  expect([asked(), unread()]).toEqual([2, 1_000])
})
