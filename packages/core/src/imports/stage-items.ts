import {
  type StagedMember,
  type StagedMessage,
  type StagedPerson,
  type StagedRoom,
  stageMembers,
  stageMessages,
  stagePeople,
  stageRooms,
} from '@parley/db'
import type { ImportProblem, Limits } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import { hasVisibleCharacter } from '../text/visible.ts'
import { cleanBody, cleanDescription, cleanEmail, cleanTopic, splitBody } from './clean.ts'
import type { FoundContent, FoundMessage, ImportItem } from './item.ts'

type Ask = CoreContext['database']['ask']

/** What came of a part of a file. */
export interface StagedItems {
  readonly counts: Readonly<Record<string, number>>
  readonly problems: readonly ImportProblem[]
}

/** Longest key of a person, a room or a message: indexes cannot hold more. */
const MOST_KEY_CHARACTERS = 300
/** Nobody chatted before, and nobody does tomorrow. */
const EARLIEST = Date.UTC(1990, 0, 1)
const AHEAD_MS = 24 * 60 * 60 * 1000

const fitsKey = (key: string) => key !== '' && key.length <= MOST_KEY_CHARACTERS && !/\0|\p{Surrogate}/u.test(key)
const isTime = (at: Date) => at.getTime() >= EARLIEST && at.getTime() <= Date.now() + AHEAD_MS
const storable = (text: string) => cleanBody(text.slice(0, 4_000))

/**
 * Keeps a part of a file for later: what does not fit is made fit or told as a problem. `before` is how many items came before
 * it, `rooms` which rooms are known; it learns of those in this part.
 */
export async function stageItems(
  ask: Ask,
  jobId: string,
  items: readonly ImportItem[],
  { before, rooms, limits }: { before: number; rooms: Set<string>; limits: Limits },
): Promise<StagedItems> {
  const people: StagedPerson[] = []
  const staged: StagedRoom[] = []
  const members: StagedMember[] = []
  const messages: StagedMessage[] = []
  const problems: ImportProblem[] = []
  const counts: Record<string, number> = {}
  const count = (name: string, by = 1) => {
    if (by > 0) counts[name] = (counts[name] ?? 0) + by
  }
  for (const [index, item] of items.entries()) {
    if (item.type === 'problem')
      problems.push({ code: item.code, file: item.file, ...(item.line && { line: item.line }) })
    else if (item.type === 'left') count(item.what, item.count)
    else if (item.type === 'person') {
      const { type: _, ...person } = item
      if (fitsKey(person.key))
        people.push({
          ...person,
          handle: storable(person.handle),
          displayName: storable(person.displayName),
          email: cleanEmail(person.email),
        })
    } else if (item.type === 'room') {
      if (!noteRoom(rooms, item.key)) continue
      staged.push({
        key: item.key,
        number: rooms.size,
        kind: item.kind,
        givenName: storable(item.name),
        topic: cleanTopic(item.topic, limits.topicCharacters),
        description: cleanDescription(item.description),
        posting: item.posting,
        slowSeconds: item.slowSeconds ?? 0,
        createdAt: item.createdAt && isTime(item.createdAt) ? item.createdAt.toISOString() : null,
        archivedAt: item.archivedAt && isTime(item.archivedAt) ? item.archivedAt.toISOString() : null,
        creatorKey: item.creatorKey,
      })
    } else if (item.type === 'member') {
      if (!rooms.has(item.roomKey) || !fitsKey(item.personKey)) continue
      const joinedAt = item.joinedAt && isTime(item.joinedAt) ? item.joinedAt.toISOString() : null
      members.push({ roomKey: item.roomKey, personKey: item.personKey, role: item.role, state: item.state, joinedAt })
    } else {
      const made = stageMessage(item, rooms, limits)
      if ('code' in made) problems.push(made)
      else
        for (const [piece, message] of made.entries())
          messages.push({ ...message, position: (before + index) * PIECES + piece })
    }
  }
  await stagePeople(ask, jobId, people)
  await stageRooms(ask, jobId, staged)
  await stageMembers(ask, jobId, members)
  count('duplicates', await stageMessages(ask, jobId, messages))
  count('problems', problems.length)
  return { counts, problems }
}

/** Remembers a room of the file. Returns whether it is one that was not known. */
export function noteRoom(rooms: Set<string>, key: string): boolean {
  if (!fitsKey(key) || rooms.has(key)) return false
  rooms.add(key)
  return true
}

/** Messages that one line may become. */
const PIECES = 100

function stageMessage(
  item: FoundMessage & { type: 'message' },
  rooms: ReadonlySet<string>,
  limits: Limits,
): Omit<StagedMessage, 'position'>[] | ImportProblem {
  const { type: _, roomKey, key, authorKey, at, rootKey, file, line, body, ...content } = item
  const wrong = (code: ImportProblem['code']): ImportProblem => ({ code, file, ...(line && { line }) })
  if (!isTime(at)) return wrong('TIME_INVALID')
  if (!rooms.has(roomKey)) return wrong('ROOM_UNKNOWN')
  if (!fitsKey(key) || key.length > MOST_KEY_CHARACTERS - 4 || !fitsKey(authorKey)) return wrong('LINE_INVALID')
  const clean = body === null ? null : cleanBody(body)
  if (clean !== null && content.poll === undefined && !hasVisibleCharacter(clean)) return wrong('TEXT_EMPTY')
  const pieces: (string | null)[] = clean === null ? [null] : splitBody(clean, limits).slice(0, PIECES)
  return pieces.map((piece, index) => ({
    roomKey,
    key: index === 0 ? key : `${key}#${index}`,
    at: at.toISOString(),
    authorKey,
    rootKey: rootKey !== null && fitsKey(rootKey) && rootKey !== key ? rootKey : null,
    data: storableData({ ...(index === 0 ? content : {}), body: piece } satisfies FoundContent),
  }))
}

/** JSON that PostgreSQL takes: without NUL and halves of surrogate pairs anywhere. */
function storableData(content: FoundContent): object {
  return JSON.parse(JSON.stringify(content), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/\0|\p{Surrogate}/gu, '') : value,
  )
}
