import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { EXPORT_VERSION, type ExportCursor, type ExportEntry, exportEntries, measureExport } from '@parley/core'
import { commitPortion, insertJobPart, type JobProgress } from '@parley/db'
import { EXPORT_KEPT_DAYS, Refusal } from '@parley/protocol'
import { JobFailure, type Perform, type Run } from '../jobs/portion.ts'
import { TAR_END, tarFile } from './tar.ts'

const compress = promisify(gzip)

/** A portion ends once it holds so much, or took so long: then its piece is written. */
const PORTION_BYTES = 4_000_000
const PORTION_MS = 1_500
/** What a text counts for in the progress. */
const COUNTED = ['people', 'rooms', 'messages', 'files']

/** Where an export goes on, and how many pieces it wrote. */
interface Cursor {
  readonly from: ExportCursor | null
  readonly parts: number
}

/**
 * Writes an export into the file store: one `.tar.gz`, in pieces that are compressed each by itself (RFC 1952 lets them follow
 * each other). A piece is written first and committed with the cursor then, under a name that no other run has: what a run
 * that was killed wrote and did not commit is no part of the export.
 */
export const performExport: Perform = async (run) => {
  const { context, job } = run
  const { database } = context
  let progress: JobProgress & { cursor: Cursor } = {
    cursor: (job.cursor as Cursor | null) ?? { from: null, parts: 0 },
    done: job.done,
    total: job.total,
    counts: job.counts,
  }
  if (progress.cursor.parts === 0) {
    const total = await measureExport({ database }, job.input)
    const about = {
      format: 'parley-export',
      version: EXPORT_VERSION,
      exportedAt: new Date().toISOString(),
      ...job.input,
    }
    const head = tarFile('export.json', Buffer.from(`${JSON.stringify(about, null, 2)}\n`), new Date())
    const begun = await writePiece(run, [head], { ...progress, total })
    if (begun === null) return { isDone: false }
    progress = begun
  }
  // The run before was killed when all was written.
  if (progress.cursor.from?.at === 'end') return { isDone: true, keptDays: EXPORT_KEPT_DAYS }
  let files: Buffer[] = []
  let ahead = progress
  let beganAt = performance.now()
  for await (const entry of exportEntries({ database }, job.input, progress.cursor.from)) {
    if (run.isStopped()) return { isDone: false }
    const content = await contentOf(run, entry)
    // A picture that went since it was listed is left out.
    if (content !== null) files.push(tarFile(entry.path, content, new Date()))
    ahead = advance(ahead, entry)
    const size = files.reduce((sum, each) => sum + each.byteLength, 0)
    if (size < PORTION_BYTES && performance.now() - beganAt < PORTION_MS) continue
    const written = await writePiece(run, files, ahead)
    if (written === null) return { isDone: false }
    ahead = written
    files = []
    beganAt = performance.now()
  }
  const last = await writePiece(run, [...files, TAR_END], {
    ...ahead,
    cursor: { ...ahead.cursor, from: { at: 'end' } },
  })
  return last === null ? { isDone: false } : { isDone: true, keptDays: EXPORT_KEPT_DAYS }
}

function advance(progress: JobProgress & { cursor: Cursor }, { counts, next }: ExportEntry) {
  const sums = { ...progress.counts }
  let { done } = progress
  for (const [name, count] of Object.entries(counts)) {
    sums[name] = (sums[name] ?? 0) + count
    if (COUNTED.includes(name)) done += count
  }
  const total = progress.total === null ? null : Math.max(progress.total, done)
  return { cursor: { ...progress.cursor, from: next }, done, total, counts: sums }
}

async function contentOf({ context }: Run, { text, fileId = '' }: ExportEntry): Promise<Buffer | null> {
  if (text !== null) return Buffer.from(text)
  const stored = await context.files.open(fileId, 'original')
  return stored && Buffer.from(await new Response(stored.stream).arrayBuffer())
}

/** Null where the job is not this run's any more. */
async function writePiece(run: Run, files: readonly Buffer[], progress: JobProgress & { cursor: Cursor }) {
  const { context, claim } = run
  const bytes = await compress(Buffer.concat(files))
  const number = progress.cursor.parts + 1
  const variant = `p${number.toString(36)}x${claim.runnerId.slice(0, 8)}` as const
  await context.files.write(claim.jobId, variant, bytes).catch((error: unknown) => {
    // Nobody who tries again in a minute finds more room.
    if (error instanceof Refusal && error.code === 'STORAGE_FULL') throw new JobFailure('STORAGE_FULL')
    throw error
  })
  const written = {
    ...progress,
    cursor: { ...progress.cursor, parts: number },
    counts: { ...progress.counts, bytes: (progress.counts.bytes ?? 0) + bytes.byteLength },
  }
  const isCommitted = await commitPortion(context.database, claim, async (ask) => {
    await insertJobPart(ask, claim.jobId, { number, variant, bytes: bytes.byteLength })
    return written
  })
  return isCommitted ? written : null
}
