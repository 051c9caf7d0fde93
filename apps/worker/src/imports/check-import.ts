import {
  type ImportItem,
  noteRoom,
  readRetentionDays,
  type StagedItems,
  settlePeople,
  settleRooms,
  stageItems,
} from '@parley/core'
import {
  addProblems,
  commitPortion,
  countImport,
  countStagedMessages,
  countStagedOldMessages,
  findJobParts,
  type JobProgress,
  nextStagedSpan,
  stageFormerMembers,
  stageUnknownPeople,
  writeImportSource,
} from '@parley/db'
import { IMPORT_KEPT_DAYS, MOST_IMPORT_PROBLEMS } from '@parley/protocol'
import type { Run, RunEnd } from '../jobs/portion.ts'
import { openStoredFile } from './archive/stored-file.ts'
import { Unreadable } from './archive/unreadable.ts'
import { readLimits } from './read-limits.ts'
import { recognise } from './recognise.ts'

/** A portion ends with the first of these. */
const PORTION_ITEMS = 1_000
const PORTION_BYTES = 2_000_000
const PORTION_MS = 1_500
/** Of those that were read: to be looked at by one statement each. */
const PORTION_MESSAGES = 25_000
const MOST_ROOMS = 100_000
const MOST_PEOPLE = 1_000_000

/** Where it goes on: behind so many items of the file, or in looking up what they are here; behind a message or a room. */
type Cursor =
  | { readonly at: 'file'; readonly items: number }
  | { readonly at: 'people' | 'end' }
  | { readonly at: 'messages' | 'rooms' | 'old'; readonly after: number }
type Ask = Parameters<Parameters<typeof commitPortion>[2]>[0]
type Progress = JobProgress & { readonly cursor: Cursor }

/** Reads a file from end to end, keeps what is in it for later, and says what an import would do. Nothing else is changed. */
export async function checkImport(run: Run): Promise<RunEnd> {
  const { context, claim, job } = run
  const { database } = context
  const limits = await readLimits(database)
  const keptDays = await readRetentionDays({ database }, context.environment.retentionDays)
  const withDirect = job.input.import?.withDirect === true
  let progress: Progress = {
    cursor: (job.cursor as Cursor | null) ?? { at: 'file', items: 0 },
    done: job.done,
    total: job.total,
    counts: job.counts,
  }
  if (progress.cursor.at === 'file') {
    const read = await readFile(run, progress, progress.cursor.items)
    if (read === null) return { isDone: false }
    progress = read
  }
  while (progress.cursor.at !== 'end') {
    if (run.isStopped()) return { isDone: false }
    let next: Progress | null = null
    const held = await commitPortion(database, claim, async (ask) => {
      const { cursor, counts } = await lookUp(ask, progress)
      next = { ...progress, cursor, counts: { ...progress.counts, ...counts } }
      return next
    })
    if (!held || next === null) return { isDone: false }
    progress = next
  }
  return { isDone: true, keptDays: IMPORT_KEPT_DAYS }

  /** A portion of what comes after reading: the messages' authors and number, then people, then rooms. */
  async function lookUp(ask: Ask, { cursor, counts }: Progress): Promise<Pick<Progress, 'cursor'> & Partial<Progress>> {
    if (cursor.at === 'messages') {
      const span = await nextStagedSpan(ask, job.id, cursor.after, PORTION_MESSAGES)
      if (span === null) return { cursor: { at: 'people' } }
      const unknown = await stageUnknownPeople(ask, job.id, span)
      await stageFormerMembers(ask, job.id, span)
      await countStagedMessages(ask, job.id, span)
      const peopleUnknown = (counts.peopleUnknown ?? 0) + unknown
      return { cursor: { at: 'messages', after: span.last }, counts: { peopleUnknown } }
    }
    if (cursor.at === 'people') {
      const looked = await settlePeople(ask, job.id, limits)
      return { cursor: looked > 0 ? cursor : { at: 'rooms', after: 0 } }
    }
    if (cursor.at === 'rooms') {
      const last = await settleRooms(ask, job.id, cursor.after, { withDirect, limits })
      return { cursor: last === null ? { at: 'old', after: 0 } : { at: 'rooms', after: last } }
    }
    const after = cursor.at === 'old' ? cursor.after : 0
    const span = keptDays === null ? null : await nextStagedSpan(ask, job.id, after, PORTION_MESSAGES)
    if (keptDays === null || span === null) return { cursor: { at: 'end' }, counts: await countImport(ask, job.id) }
    const old = await countStagedOldMessages(ask, job.id, { ...span, keptDays })
    return { cursor: { at: 'old', after: span.last }, counts: { messagesOld: (counts.messagesOld ?? 0) + old } }
  }
}

/** Null where the job is not this run's any more, or the worker ends. */
async function readFile(run: Run, before: Progress, skipped: number): Promise<Progress | null> {
  const { context, claim, job } = run
  const { database, files } = context
  const limits = await readLimits(database)
  const file = openStoredFile(files, job.id, await findJobParts(database, job.id))
  const reader = await recognise(file, job.input.import?.fileName ?? '')
  const rooms = new Set<string>()
  let progress: Progress = { ...before, total: file.size }
  let items: ImportItem[] = []
  let bytes = 0
  let beganAt = performance.now()
  let number = 0
  let people = 0

  async function commit(isLast: boolean): Promise<boolean> {
    const held = await commitPortion(database, claim, async (ask) => {
      if (progress.cursor.at === 'file' && progress.cursor.items === 0)
        await writeImportSource(ask, job.id, reader.source)
      const staged = await stageItems(ask, job.id, items, { before: number - items.length, rooms, limits })
      await addProblems(ask, job.id, staged.problems, MOST_IMPORT_PROBLEMS)
      const counts = add(progress.counts, staged.counts)
      const cursor: Cursor = isLast ? { at: 'messages', after: 0 } : { at: 'file', items: number }
      progress = { cursor, done: isLast ? file.size : Math.max(progress.done, file.readTo()), total: file.size, counts }
      return progress
    })
    items = []
    bytes = 0
    beganAt = performance.now()
    return held
  }

  for await (const item of reader.items()) {
    number += 1
    if (item.type === 'person') people += 1
    if (people > MOST_PEOPLE || rooms.size > MOST_ROOMS) throw new Unreadable('more than any chat has')
    // What a run before this one kept is only passed over.
    if (number <= skipped) {
      if (item.type === 'room') noteRoom(rooms, item.key)
      if (number % PORTION_ITEMS === 0 && run.isStopped()) return null
      continue
    }
    items.push(item)
    bytes += item.type === 'message' ? (item.body?.length ?? 0) + 500 : 300
    if (items.length < PORTION_ITEMS && bytes < PORTION_BYTES && performance.now() - beganAt < PORTION_MS) continue
    if (run.isStopped() || !(await commit(false))) return null
  }
  return !run.isStopped() && (await commit(true)) ? progress : null
}

function add(counts: JobProgress['counts'], more: StagedItems['counts']): Record<string, number> {
  const sums: Record<string, number> = { ...counts }
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count
  return sums
}
