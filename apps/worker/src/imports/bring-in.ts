import { randomBytes } from 'node:crypto'
import {
  appendMessages,
  hashPassword,
  makeImportedRoom,
  makeMissingPeople,
  openImportedRoom,
  settlePeople,
} from '@parley/core'
import {
  commitPortion,
  countImport,
  findStagedRooms,
  type JobProgress,
  type StagedPlace,
  type StagedRoomRow,
  unsettlePeople,
} from '@parley/db'
import type { Run, RunEnd } from '../jobs/portion.ts'
import { readLimits } from './read-limits.ts'

/** Where it goes on: with the people, behind a room, or within one. */
type Cursor =
  | { readonly at: 'begin' }
  | { readonly at: 'unsettle'; readonly after: string }
  | { readonly at: 'people' }
  | { readonly at: 'make' }
  | { readonly at: 'room'; readonly number: number }
  | { readonly at: 'messages'; readonly number: number; readonly roomId: string; readonly after: StagedPlace | null }
  | { readonly at: 'members'; readonly number: number; readonly roomId: string; readonly after: string | null }
  | { readonly at: 'end' }

/** People of whom one statement forgets who they are here. */
const UNSETTLED_AT_ONCE = 5_000

type Step = JobProgress & { readonly cursor: Cursor }
type Ask = Parameters<Parameters<typeof commitPortion>[2]>[0]

/**
 * Makes what was checked: the people who have no account, then one room after the other. A room is filled while nobody is in it,
 * and opened when all that was said there is there. Each step is committed with the cursor behind it, so whoever is killed in
 * between has done each of them once.
 */
export async function bringIn(run: Run): Promise<RunEnd> {
  const { context, claim, job } = run
  const { database } = context
  const limits = await readLimits(database)
  // Nobody ever knows it: who is made here signs in once an admin gave them a link.
  const passwordHash = await hashPassword(randomBytes(32).toString('base64'))
  const withDirect = job.input.import?.withDirect === true
  let progress: Step = {
    cursor: (job.cursor as Cursor | null) ?? { at: 'begin' },
    done: job.done,
    total: job.total,
    counts: job.counts,
  }

  async function step(ask: Ask): Promise<Step> {
    const { cursor } = progress
    if (cursor.at === 'begin') {
      // Who is new is known from the look at the file.
      const planned = await countImport(ask, job.id)
      return {
        cursor: { at: 'unsettle', after: '' },
        done: 0,
        total: planned.messages ?? 0,
        counts: begin(progress.counts, planned),
      }
    }
    if (cursor.at === 'unsettle') {
      const last = await unsettlePeople(ask, job.id, cursor.after, UNSETTLED_AT_ONCE)
      return { ...progress, cursor: last === null ? { at: 'people' } : { at: 'unsettle', after: last } }
    }
    if (cursor.at === 'people') {
      const looked = await settlePeople(ask, job.id, limits)
      return { ...progress, cursor: looked > 0 ? cursor : { at: 'make' } }
    }
    if (cursor.at === 'make') {
      const { looked, made } = await makeMissingPeople(ask, job.id, passwordHash)
      const counts = { ...progress.counts, peopleMade: (progress.counts.peopleMade ?? 0) + made }
      // Who met a name that was taken in this moment is looked up once more.
      const again: Cursor = made < looked ? { at: 'unsettle', after: '' } : cursor
      return { ...progress, counts, cursor: looked === 0 ? { at: 'room', number: 0 } : again }
    }
    if (cursor.at === 'room') {
      const [room] = await findStagedRooms(ask, job.id, cursor.number, 1)
      if (room === undefined) return { ...progress, cursor: { at: 'end' } }
      const roomId =
        room.leftOut === null || room.leftOut === 'direct-there'
          ? await makeImportedRoom(ask, job.id, room, { withDirect, limits })
          : null
      if (roomId === null) return { ...progress, cursor: { at: 'room', number: room.number } }
      return { ...progress, cursor: { at: 'messages', number: room.number, roomId, after: null } }
    }
    if (cursor.at === 'end') return progress
    const room = await roomAt(ask, cursor.number)
    if (room === undefined) return { ...progress, cursor: { at: 'room', number: cursor.number } }
    const { roomId } = cursor
    if (cursor.at === 'messages') {
      const { place, messages, isOver } = await appendMessages(
        ask,
        { jobId: job.id, roomKey: room.key, roomId },
        cursor.after,
      )
      const next: Cursor = isOver ? { ...cursor, at: 'members', after: null } : { ...cursor, after: place }
      const done = progress.done + messages
      return { ...progress, done, cursor: next, counts: { ...progress.counts, messages: done } }
    }
    const last = await openImportedRoom(ask, room, { jobId: job.id, roomId, byId: job.byId }, cursor.after)
    if (last !== null) return { ...progress, cursor: { ...cursor, after: last } }
    const counts = { ...progress.counts, rooms: (progress.counts.rooms ?? 0) + 1 }
    return { ...progress, counts, cursor: { at: 'room', number: cursor.number } }
  }

  async function roomAt(ask: Ask, number: number): Promise<StagedRoomRow | undefined> {
    const [room] = await findStagedRooms(ask, job.id, number - 1, 1)
    return room?.number === number ? room : undefined
  }

  while (progress.cursor.at !== 'end') {
    if (run.isStopped()) return { isDone: false }
    const held = await commitPortion(database, claim, async (ask) => {
      progress = await step(ask)
      return progress
    })
    if (!held) return { isDone: false }
  }
  return { isDone: true }
}

/** What was planned is told beside what was done. */
function begin(counts: JobProgress['counts'], planned: Record<string, number>): Record<string, number> {
  return { ...counts, ...planned, rooms: 0, messages: 0, peopleMade: 0 }
}
