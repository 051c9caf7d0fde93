import type { ImportReader } from '@parley/core'
import type { StoredFile } from './archive/stored-file.ts'
import { readTarGz } from './archive/tar.ts'
import { Unreadable } from './archive/unreadable.ts'
import { openZip, type Zip } from './archive/zip.ts'
import { readMattermost } from './mattermost/reader.ts'
import { readParley } from './parley/reader.ts'
import { readSlack } from './slack/reader.ts'

const SLACK = /^(?:[^/]+\/)?(?:channels|groups|dms|mpims)\.json$/
const MATTERMOST = /^(?:[^/]+\/)?[^/]+\.jsonl$/

/** Whose export a file is, by what is in it, whatever it is called. @throws Unreadable */
export async function recognise(file: StoredFile, fileName: string): Promise<ImportReader> {
  const head = await headOf(file)
  if (head[0] === 0x1f && head[1] === 0x8b) return readParley(() => readTarGz(file))
  if (head.subarray(0, 2).toString('latin1') === 'PK') return recogniseZip(await openZip(file))
  if (/^\ufeff?\s*\{/.test(head.toString('utf8'))) return readMattermost(fileName, () => file.read(0, file.size))
  throw new Unreadable('neither an archive nor lines')
}

function recogniseZip(zip: Zip): ImportReader {
  if (zip.names.some((name) => SLACK.test(name))) return readSlack(zip)
  const lines = zip.names.find((name) => MATTERMOST.test(name))
  if (lines !== undefined) return readMattermost(lines, () => zip.read(lines))
  throw new Unreadable('an archive of something else')
}

async function headOf(file: StoredFile): Promise<Buffer> {
  for await (const part of file.read(0, Math.min(64, file.size))) return part
  return Buffer.alloc(0)
}
