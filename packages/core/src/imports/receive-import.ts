import { addUploadPart, countOpenJobs, deleteUpload, finishUploadRow, insertUpload } from '@parley/db'
import { IMPORT_KEPT_DAYS, type Job, MOST_IMPORT_BYTES, MOST_OPEN_JOBS, Refusal } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import { actOnWorkspace } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import type { FileStore } from '../files/file-store.ts'
import { requireJob } from '../jobs/begin-job.ts'
import type { Principal } from '../principal.ts'

/** All pieces but the last are so long, so that any place in the file is found. */
export const IMPORT_PIECE_BYTES = 4 * 1024 * 1024
/** Kept free: the database may share the disk, and cannot do without. */
const SPARE_BYTES = 512 * 1024 * 1024
const GIGABYTE = 1024 * 1024 * 1024
const NAME_CHARACTERS = 120
const DAY_MS = 24 * 60 * 60 * 1000

const tooLarge = () => new Refusal('IMPORT_TOO_LARGE', { limit: MOST_IMPORT_BYTES / GIGABYTE })
const WORKSPACE = { kind: 'workspace', id: null, name: '' } as const

export interface ReceivedImport {
  /** As whoever sends it calls it. It is shown, and never a path. */
  readonly fileName: string
  readonly withDirect: boolean
  /** What the sender says of its length. */
  readonly told?: number
  readonly body: AsyncIterable<Uint8Array>
}

/**
 * Takes a file that is to be imported, piece by piece as it comes, and lets the workers read it. Nothing of it is left where it
 * breaks off.
 * @throws Refusal NOT_AN_ADMIN, RANK_TOO_LOW, TOO_MANY_JOBS, IMPORT_TOO_LARGE, STORAGE_FULL, IMPORT_UNREADABLE where it is empty
 */
export async function receiveImport(
  core: CoreContext,
  store: FileStore,
  principal: Principal,
  { fileName, withDirect, told = 0, body }: ReceivedImport,
): Promise<{ job: Job }> {
  if (told > MOST_IMPORT_BYTES) throw tooLarge()
  const { ask } = core.database
  const id = uuidv7()
  const name = nameOf(fileName)
  await actOnWorkspace(core, principal, async ({ ask, actor }) => {
    if (withDirect && actor.role !== 'owner') throw new Refusal('RANK_TOO_LOW', { field: 'withDirect' })
    if ((await countOpenJobs(ask, null)) >= MOST_OPEN_JOBS)
      throw new Refusal('TOO_MANY_JOBS', { limit: MOST_OPEN_JOBS })
    const about = {
      stage: 'check' as const,
      fileName: name,
      bytes: 0,
      ...(withDirect && { withDirect: true as const }),
    }
    await insertUpload(ask, { id, byId: actor.personId, input: { import: about } })
  })
  try {
    const bytes = await keepPieces(body, async (number, piece) => {
      const free = await store.freeBytes()
      if (free !== null && free - piece.byteLength < SPARE_BYTES) throw new Refusal('STORAGE_FULL')
      const variant = `p${number.toString(36)}` as const
      await store.write(id, variant, piece)
      if (!(await addUploadPart(ask, id, { number, variant, bytes: piece.byteLength })))
        throw new Refusal('IMPORT_GONE')
    })
    if (bytes === 0) throw new Refusal('IMPORT_UNREADABLE')
    return await actOnWorkspace(core, principal, async ({ ask, audit }) => {
      const expiresAt = new Date(Date.now() + IMPORT_KEPT_DAYS * DAY_MS)
      if (!(await finishUploadRow(ask, id, { expiresAt, bytes }))) throw new Refusal('IMPORT_GONE')
      await audit({ action: 'imports.check', target: WORKSPACE, after: { file: name, bytes, withDirect } })
      return { job: await requireJob(ask, id) }
    })
  } catch (error) {
    await store.remove(id)
    await deleteUpload(ask, id)
    throw error
  }
}

/** Hands on pieces of one size, the last one shorter. Returns how many bytes there were. */
async function keepPieces(
  body: AsyncIterable<Uint8Array>,
  keep: (number: number, piece: Uint8Array) => Promise<void>,
): Promise<number> {
  let held: Uint8Array[] = []
  let size = 0
  let total = 0
  let number = 0
  for await (let part of body) {
    total += part.byteLength
    if (total > MOST_IMPORT_BYTES) throw tooLarge()
    while (size + part.byteLength >= IMPORT_PIECE_BYTES) {
      const rest = IMPORT_PIECE_BYTES - size
      number += 1
      await keep(number, Buffer.concat([...held, part.subarray(0, rest)]))
      part = part.subarray(rest)
      held = []
      size = 0
    }
    if (part.byteLength > 0) held.push(part)
    size += part.byteLength
  }
  if (size > 0) await keep(number + 1, Buffer.concat(held))
  return total
}

function nameOf(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  return [...plain].slice(0, NAME_CHARACTERS).join('') || 'export'
}
