import { type ImportItem, type ImportReader, personMark } from '@parley/core'
import { readLines } from '../archive/lines.ts'
import type { TarEntry } from '../archive/tar.ts'
import { Unreadable } from '../archive/unreadable.ts'
import { readJson, withFileNames } from '../read-json.ts'
import { aboutShape, lineShape, type ParleyLine, type ParleyMessage } from './shapes.ts'

const LINES = /^(?:people|rooms|members\/[0-9a-f-]{36}|messages\/[0-9a-f-]{36})\/\d{1,9}\.jsonl$/
/** Handles that are kept in memory, so that calls by name go on to call. */
const MOST_HANDLES = 500_000
const MOST_ABOUT_BYTES = 100_000

/** Reads an export of our own. */
export function readParley(entries: () => AsyncIterable<TarEntry>): ImportReader {
  /** By id. */
  const handles = new Map<string, string>()
  return {
    source: 'parley',
    async *items() {
      let isKnown = false
      for await (const { name, size, content } of entries()) {
        if (!isKnown) {
          // It is the first file of all.
          if (name !== 'export.json' || size > MOST_ABOUT_BYTES) throw new Unreadable('no export of ours')
          const [line] = await all(content)
          const about = aboutShape.safeParse(parseJson(line ?? ''))
          if (!about.success) throw new Unreadable('no export of ours')
          isKnown = true
        } else if (LINES.test(name)) {
          for await (const line of readLines(content)) {
            const read = readJson(lineShape, line, name)
            if ('problem' in read) yield { type: 'problem', ...read.problem }
            else yield* lineItems(read.value, name, line.number, handles)
          }
        }
      }
      if (!isKnown) throw new Unreadable('an empty archive')
    },
  }
}

async function all(parts: AsyncIterable<Buffer>): Promise<[string]> {
  const held: Buffer[] = []
  for await (const part of parts) held.push(part)
  return [Buffer.concat(held).toString('utf8')]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function* lineItems(
  line: ParleyLine,
  file: string,
  number: number,
  handles: Map<string, string>,
): Generator<ImportItem> {
  if (line.type === 'person') {
    const { id, handle, displayName, email, role, deactivated } = line
    if (handles.size < MOST_HANDLES) handles.set(id, handle)
    yield { type: 'person', key: id, handle, displayName, email, deactivated, guest: role === 'guest' }
    // An import gives nobody a privilege.
    if (role !== 'member' && role !== 'guest') yield { type: 'left', what: 'roles', count: 1 }
  } else if (line.type === 'room') {
    const {
      id,
      kind,
      name,
      topic,
      description = '',
      posting = 'everyone',
      slowSeconds = 0,
      createdAt,
      archivedAt,
    } = line
    const at = { createdAt: new Date(createdAt), archivedAt: archivedAt === undefined ? null : new Date(archivedAt) }
    yield { type: 'room', key: id, kind, name, topic, description, posting, slowSeconds, ...at, creatorKey: null }
  } else if (line.type === 'member') {
    const { roomId, personId, role, state, joinedAt } = line
    yield { type: 'member', roomKey: roomId, personKey: personId, role, state, joinedAt: new Date(joinedAt) }
  } else yield* messageItems(line, file, number, handles)
}

function* messageItems(
  message: ParleyMessage,
  file: string,
  line: number,
  handles: ReadonlyMap<string, string>,
): Generator<ImportItem> {
  const {
    roomId,
    seq,
    authorId,
    body,
    createdAt,
    editedAt,
    deletedAt,
    threadOf,
    replyTo,
    files = [],
    ...carried
  } = message
  const { alsoInRoom, reactions, pinned, mentions, edits, poll, votes, forwarded, confirm } = carried
  if (files.length > 0) yield { type: 'left', what: 'files', count: files.length }
  const called = mentions ?? []
  yield {
    type: 'message',
    file,
    line,
    roomKey: roomId,
    key: String(seq),
    authorKey: authorId,
    at: new Date(createdAt),
    rootKey: threadOf === undefined ? null : String(threadOf),
    body:
      body === null
        ? null
        : withFileNames(
            callAnew(body, called, handles),
            files.map(({ name }) => name),
          ),
    ...(editedAt !== null && { editedAt }),
    ...(deletedAt !== null && { deletedAt }),
    ...(alsoInRoom && { alsoInRoom }),
    ...(replyTo && {
      replyTo: { key: String(replyTo.seq), ...(replyTo.excerpt !== undefined && { excerpt: replyTo.excerpt }) },
    }),
    ...(reactions && { reactions }),
    ...(pinned && { pinned }),
    ...(forwarded && {
      forwarded: {
        roomKey: forwarded.roomId,
        key: String(forwarded.seq),
        authorKey: forwarded.authorId,
        at: forwarded.at,
      },
    }),
    ...(confirm && { confirmed: confirm.people }),
    ...(called.length > 0 && { mentions: called }),
    ...(edits && { edits }),
    ...(poll && { poll }),
    ...(votes && { votes }),
  }
}

/** Whoever is called by name is called by the handle that they get here. */
function callAnew(body: string, mentions: readonly string[], handles: ReadonlyMap<string, string>): string {
  const called = new Map(mentions.flatMap((id) => (handles.has(id) ? [[handles.get(id) ?? '', id] as const] : [])))
  if (called.size === 0) return body
  return body.replace(/(?<![\p{L}\p{N}_@])@([a-z0-9][a-z0-9._-]*[a-z0-9_]|[a-z0-9])/giu, (whole, handle: string) => {
    const id = called.get(handle.toLowerCase())
    return id === undefined ? whole : personMark(id)
  })
}
