import { randomUUID } from 'node:crypto'
import { type Change, DEFAULT_LIMITS, type Member, type Message, type SyncPage } from '@parley/protocol'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CoreContext } from '../context.ts'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { deleteMessage } from '../messages/delete-message.ts'
import { editMessage } from '../messages/edit-message.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { joinRoom } from './join-room.ts'
import { leaveRoom } from './leave-room.ts'
import { readHistory } from './read-history.ts'
import { syncRoom } from './sync-room.ts'

let workspace: TestWorkspace
let watcher: Principal
let people: Principal[]

beforeAll(async () => {
  workspace = await openTestWorkspace()
  watcher = await workspace.person('watcher')
  people = await Promise.all(['ann', 'ben', 'cat'].map((handle) => workspace.person(handle)))
})
afterAll(() => workspace.close())

/** What a client holds of a room. */
interface State {
  readonly messages: ReadonlyMap<number, Message>
  readonly members: ReadonlyMap<string, Member>
}

function apply({ messages, members }: State, changes: readonly Change[]): State {
  const next = { messages: new Map(messages), members: new Map(members) }
  for (const change of changes) {
    if (change.type === 'message') next.messages.set(change.message.seq, change.message)
    else if (change.type === 'member') next.members.set(change.member.userId, change.member)
  }
  return next
}

const NOTHING: State = { messages: new Map(), members: new Map() }

/** Every page after a rev, with what each page must promise. */
async function syncFrom(core: CoreContext, roomId: string, after: number, limit: number): Promise<Change[]> {
  const changes: Change[] = []
  for (let at = after; ; ) {
    const page: SyncPage = await syncRoom(core, watcher, { roomId, epoch: workspace.epoch, after: at, limit })
    const revs = page.changes.map((change) => change.rev)
    expect(revs).toEqual(revs.toSorted((a, b) => a - b))
    expect(revs.every((rev) => rev > at && rev <= page.completeTo)).toBe(true)
    expect(page.changes.length).toBeLessThanOrEqual(limit)
    const authors = page.changes.flatMap((change) => (change.type === 'message' ? [change.message.authorId] : []))
    expect(new Set(page.people.map((person) => person.id))).toEqual(new Set(authors))
    changes.push(...page.changes)
    if (!page.more) {
      expect(page.completeTo).toBe(page.head)
      return changes
    }
    expect(page.completeTo).toBeGreaterThan(at)
    at = page.completeTo
  }
}

type Act = { kind: 'send' | 'edit' | 'delete' | 'join' | 'leave'; who: number; which: number }

/** Does one act, or nothing where it is refused; returns what it published. */
async function act(core: CoreContext, roomId: string, seqs: number[], { kind, who, which }: Act): Promise<Change[]> {
  const person = people[who % people.length] ?? watcher
  const { epoch } = workspace
  const seq = seqs[which % Math.max(1, seqs.length)] ?? 1
  const clientId = randomUUID()
  const attempt = (): Promise<Outcome<unknown>> => {
    switch (kind) {
      case 'send':
        return sendMessage(core, person, { roomId, clientId, body: `written ${which}` })
      case 'edit':
        return editMessage(core, person, { roomId, epoch, seq, clientId, body: `edited ${which}` })
      case 'delete':
        return deleteMessage(core, person, { roomId, epoch, seq })
      case 'join':
        return joinRoom(core, person, { roomId })
      case 'leave':
        return leaveRoom(core, person, { roomId })
    }
  }
  const changes = await attempt().then(
    (outcome) => outcome.published.flatMap((published) => published.changes),
    () => [],
  )
  for (const change of changes) if (change.type === 'message' && kind === 'send') seqs.push(change.message.seq)
  return changes
}

test('I4 I7 from whatever rev, what sync brings makes a held state equal to a fresh one, as do the broadcasts', async () => {
  const kind = fc.constantFrom<Act['kind']>('send', 'send', 'send', 'edit', 'delete', 'join', 'leave')
  const acts = fc.array(fc.record({ kind, who: fc.nat(2), which: fc.nat(50) }), { minLength: 1, maxLength: 25 })
  const property = fc.asyncProperty(acts, fc.integer({ min: 1, max: 7 }), async (script, limit) => {
    const { core } = workspace
    const roomId = await workspace.room(watcher, ...people)
    const seqs: number[] = []
    const states = [NOTHING]
    states.push(apply(NOTHING, await syncFrom(core, roomId, 0, 100)))
    // What a member holds after each rev: the broadcasts alone, which are gapless.
    const before = people.length + 1
    const held: { rev: number; state: State }[] = [{ rev: before, state: states[1] ?? NOTHING }]
    for (const each of script) {
      for (const change of await act(core, roomId, seqs, each)) {
        const last = held.at(-1) ?? { rev: 0, state: NOTHING }
        if (change.rev <= last.rev) {
          // Done before, and published again as it is: it tells a member nothing new.
          expect(apply(last.state, [change])).toEqual(last.state)
          continue
        }
        expect(change.rev).toBe(last.rev + 1)
        held.push({ rev: change.rev, state: apply(last.state, [change]) })
      }
    }
    const fresh = apply(NOTHING, await syncFrom(core, roomId, 0, 1000))
    expect(held.at(-1)?.state).toEqual(fresh)
    for (const { rev, state } of held) {
      expect(apply(state, await syncFrom(core, roomId, rev, limit))).toEqual(fresh)
    }
    const history = await readHistory(core, watcher, { roomId, epoch: workspace.epoch })
    expect(history.messages).toEqual([...fresh.messages.values()].toSorted((a, b) => a.seq - b.seq))
    expect(history.head).toBe(held.at(-1)?.rev)
  })
  // On failure fast-check prints the seed and the smallest script that fails.
  await fc.assert(property, { numRuns: 25 })
})

test('I2 I5 whoever follows by rev while three processes write sees every rev, in order, none late', async () => {
  const roomId = await workspace.room(watcher, ...people)
  const processes = [workspace.core, workspace.instance(), workspace.instance()]
  const writing = { done: false }
  const writers = processes.map(async (core, index) => {
    const person = people[index] ?? watcher
    for (let round = 0; round < 40; round += 1) {
      const sends = Array.from({ length: 3 }, (_, part) =>
        sendMessage(core, person, { roomId, clientId: randomUUID(), body: `${index} ${round} ${part}` }),
      )
      const [sent] = await Promise.all(sends)
      const seq = sent?.output.message.seq ?? 0
      if (round % 5 === 0) await leaveRoom(core, person, { roomId }).then(() => joinRoom(core, person, { roomId }))
      if (round % 7 === 0) await deleteMessage(core, person, { roomId, epoch: workspace.epoch, seq })
    }
  })
  const reader = (async () => {
    let state = NOTHING
    for (let at = 0; ; ) {
      const last = writing.done
      const page = await syncRoom(processes[1] ?? workspace.core, watcher, {
        roomId,
        epoch: workspace.epoch,
        after: at,
      })
      state = apply(state, page.changes)
      at = page.completeTo
      if (last && !page.more) return { state, at }
    }
  })()
  await Promise.all(writers)
  writing.done = true
  const followed = await reader
  expect(followed.state).toEqual(apply(NOTHING, await syncFrom(workspace.core, roomId, 0, 1000)))
  // Made, three joined; 360 sends; 24 left and came back; 18 deleted.
  expect(followed.at).toBe(1 + 3 + 360 + 2 * 24 + 18)
})

test('I2 history pages meet without a gap or an overlap, both ways', async () => {
  const { core, epoch } = workspace
  const roomId = await workspace.room(watcher)
  for (let index = 0; index < 23; index += 1) {
    await sendMessage(core, watcher, { roomId, clientId: randomUUID(), body: `${index}` })
  }
  const all = (await readHistory(core, watcher, { roomId, epoch })).messages.map((message) => message.seq)
  expect(all).toHaveLength(23)
  const up: number[] = []
  for (let before: number | undefined, more = true; more; ) {
    const page = await readHistory(core, watcher, { roomId, epoch, limit: 5, ...(before ? { before } : {}) })
    up.unshift(...page.messages.map((message) => message.seq))
    before = page.messages[0]?.seq
    more = page.more
  }
  const down: number[] = []
  for (let after = 0, more = true; more; ) {
    const page = await readHistory(core, watcher, { roomId, epoch, limit: 5, after })
    down.push(...page.messages.map((message) => message.seq))
    after = page.messages.at(-1)?.seq ?? after
    more = page.more
  }
  expect([up, down]).toEqual([all, all])
})

test('a page is never larger than the server allows, and says that there is more', async () => {
  const small = workspace.instance({ ...DEFAULT_LIMITS, pageRows: 3 })
  const roomId = await workspace.room(watcher)
  for (let index = 0; index < 5; index += 1) {
    await sendMessage(small, watcher, { roomId, clientId: randomUUID(), body: `${index}` })
  }
  const input = { roomId, epoch: workspace.epoch, limit: 1000 }
  expect(await readHistory(small, watcher, input)).toMatchObject({ messages: { length: 3 }, more: true })
  expect(await syncRoom(small, watcher, { ...input, after: 0 })).toMatchObject({ changes: { length: 3 }, more: true })
})

test('I13 a rev of another epoch is refused', async () => {
  const { core } = workspace
  const roomId = await workspace.room(watcher)
  const foreign = { roomId, epoch: randomUUID() }
  const refused = { code: 'EPOCH_CHANGED' }
  await expect(syncRoom(core, watcher, { ...foreign, after: 0 })).rejects.toMatchObject(refused)
  await expect(readHistory(core, watcher, foreign)).rejects.toMatchObject(refused)
  await expect(deleteMessage(core, watcher, { ...foreign, seq: 1 })).rejects.toMatchObject(refused)
})
