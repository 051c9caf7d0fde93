import { randomUUID } from 'node:crypto'
import {
  findImported,
  findImportedSeqs,
  findImportedSources,
  findStagedMessages,
  holdImportedRoom,
  type ImportedMessage,
  insertImported,
  type StagedMessage,
  type StagedPlace,
  tellImportedRoots,
  writeRoomRev,
} from '@parley/db'
import { type MessageExtras, MOST_REACTIONS, type Reaction } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import { isEmoji } from '../messages/emoji.ts'
import type { FoundContent } from './item.ts'

type Ask = CoreContext['database']['ask']

const PORTION = 300
const MARK = /\ue010([^\ue011]*)\ue011/g
const MOST_EDITS = 100
const MOST_MENTIONS = 50
const MOST_CONFIRMED = 50

interface People {
  get(key: string): { readonly id: string; readonly handle: string } | undefined
}

/** How far a room is. */
export interface Appended {
  readonly place: StagedPlace | null
  readonly messages: number
  /** Nothing is left to be appended. */
  readonly isOver: boolean
}

/**
 * Writes the next messages of a room of a file into the room that it becomes, by time, each with the next rev. What they hang on
 * (the root of a thread, what they quote) is found by the seq that it got here. In the transaction of `ask`: whoever is killed in
 * the midst has written none of them.
 */
export async function appendMessages(
  ask: Ask,
  { jobId, roomKey, roomId }: { jobId: string; roomKey: string; roomId: string },
  after: StagedPlace | null,
): Promise<Appended> {
  const rev = await holdImportedRoom(ask, roomId)
  const staged = rev === null ? [] : await findStagedMessages(ask, jobId, roomKey, after, PORTION)
  const last = staged.at(-1)
  if (rev === null || last === undefined) return { place: after, messages: 0, isOver: true }
  const people = await findImported(ask, jobId, [...new Set(staged.flatMap(peopleOf))])
  const keys = new Set(staged.map(({ key }) => key))
  const elsewhere = staged.flatMap(({ rootKey, data }) => [rootKey, (data as FoundContent).replyTo?.key ?? null])
  const seqs = await findImportedSeqs(ask, jobId, roomKey, [
    ...new Set(elsewhere.flatMap((key) => (key === null || keys.has(key) ? [] : [key]))),
  ])
  const source = await findSources(
    ask,
    jobId,
    staged.flatMap(({ data }) => (data as FoundContent).forwarded ?? []),
  )
  const roots = new Set<number>()
  let next = rev
  const own = (key: string) => {
    const found = seqs.get(key)
    return found && { roomId, seq: found.seq }
  }
  const messages = staged.flatMap((message): ImportedMessage[] => {
    const author = people.get(message.authorKey)
    // Everybody who wrote has an account by now, unless it was erased in this moment.
    if (author === undefined) return []
    const content = message.data as FoundContent
    const edits = (content.edits ?? []).slice(-MOST_EDITS)
    const seq = next + 1
    next = seq + edits.length
    const root = message.rootKey === null ? undefined : seqs.get(message.rootKey)
    const threadOf = root && !root.isReply ? root.seq : undefined
    if (threadOf !== undefined) roots.add(threadOf)
    const quoted = content.replyTo && seqs.get(content.replyTo.key)
    seqs.set(message.key, { seq, authorKey: message.authorKey, isReply: threadOf !== undefined })
    const extras: MessageExtras = {
      ...(quoted && replyTo(quoted, people, content.replyTo?.excerpt)),
      ...(threadOf !== undefined && { threadOf, ...(content.alsoInRoom && { alsoInRoom: true as const }) }),
      ...extrasOf(content, people),
      ...forwardedFrom(content, people, (from) => (from.roomKey === roomKey && own(from.key)) || source(from)),
    }
    return [
      {
        position: message.position,
        seq,
        rev: next,
        authorId: author.id,
        clientId: randomUUID(),
        body: content.body?.replace(MARK, (_, key: string) => `@${people.get(key)?.handle ?? key}`) ?? null,
        createdAt: message.at,
        editedAt: content.editedAt ?? null,
        deletedAt: content.body === null ? (content.deletedAt ?? message.at) : null,
        extras,
        edits: edits.map(({ body, editedAt }, index) => ({
          rev: seq + index + 1,
          body,
          at: editedAt,
          clientId: randomUUID(),
        })),
        votes: content.poll === undefined ? [] : votesOf(content, people),
      },
    ]
  })
  await insertImported(ask, { jobId, roomId }, messages)
  await writeRoomRev(ask, roomId, next)
  await tellImportedRoots(ask, roomId, [...roots])
  return { place: { at: last.at, position: last.position }, messages: messages.length, isOver: staged.length < PORTION }
}

/** Everybody whom a message names. */
function peopleOf({ authorKey, data }: StagedMessage): string[] {
  const {
    body,
    reactions = [],
    pinned,
    mentions = [],
    votes = [],
    poll,
    forwarded,
    confirmed = [],
  } = data as FoundContent
  return [
    authorKey,
    ...[...(body ?? '').matchAll(MARK)].map(([, key = '']) => key),
    ...reactions.flatMap(({ people }) => people),
    ...mentions,
    ...(pinned ? [pinned.by] : []),
    ...(forwarded ? [forwarded.authorKey] : []),
    ...confirmed,
    ...votes.map(({ personId }) => personId),
    ...(poll?.options ?? []).flatMap(({ people = [] }) => people),
  ]
}

function replyTo(quoted: { seq: number; authorKey: string }, people: People, excerpt: string | undefined) {
  const author = people.get(quoted.authorKey)
  return author && { replyTo: { seq: quoted.seq, authorId: author.id, ...(excerpt !== undefined && { excerpt }) } }
}

type Source = NonNullable<FoundContent['forwarded']>
type Place = { readonly roomId: string; readonly seq: number }

const placeName = ({ roomKey, key }: Pick<Source, 'roomKey' | 'key'>) => `${roomKey}\n${key}`

/** Says where messages of other rooms are here, as far as they are written by now. */
async function findSources(ask: Ask, jobId: string, forwarded: readonly Source[]) {
  const sources = forwarded.map(({ roomKey, key }) => ({ roomKey, key }))
  const found = new Map((await findImportedSources(ask, jobId, sources)).map((each) => [placeName(each), each]))
  return (from: Source) => found.get(placeName(from))
}

/**
 * Where a text was taken from. What is not here by now keeps the place that its export names: in the same installation it is
 * still there, and elsewhere there is nothing to follow.
 */
function forwardedFrom(
  { body, forwarded }: FoundContent,
  people: People,
  placeOf: (from: Source) => Place | undefined,
): Pick<MessageExtras, 'forwarded'> {
  const author = body !== null && forwarded && people.get(forwarded.authorKey)
  if (!author) return {}
  const { roomKey, key, at } = forwarded
  const { roomId, seq } = placeOf(forwarded) ?? { roomId: roomKey, seq: Number(key) }
  return { forwarded: { roomId, seq, authorId: author.id, at } }
}

function extrasOf({ body, reactions, pinned, mentions, poll, confirmed }: FoundContent, people: People): MessageExtras {
  if (body === null) return {}
  const ids = (keys: readonly string[]) => [...new Set(keys.flatMap((key) => people.get(key)?.id ?? []))]
  const called = ids([...(mentions ?? []), ...[...body.matchAll(MARK)].map(([, key = '']) => key)]).slice(
    0,
    MOST_MENTIONS,
  )
  const reacted = (reactions ?? []).flatMap(({ emoji, people: keys }): Reaction[] => {
    const who = ids(keys)
    return isEmoji(emoji) && who.length > 0 ? [{ emoji, people: who }] : []
  })
  const pinnedBy = pinned && people.get(pinned.by)
  return {
    ...(called.length > 0 && { mentions: called }),
    ...(confirmed && confirmOf(ids(confirmed).slice(0, MOST_CONFIRMED))),
    ...(reacted.length > 0 && { reactions: reacted.slice(0, MOST_REACTIONS) }),
    ...(poll && {
      poll: {
        ...poll,
        options: poll.options.map((each) => ({ ...each, ...(each.people && { people: ids(each.people) }) })),
      },
    }),
    ...(pinned && pinnedBy && { pinned: { by: pinnedBy.id, at: pinned.at } }),
  }
}

const confirmOf = (people: string[]) => ({ confirm: { count: people.length, people } })

function votesOf({ votes = [] }: FoundContent, people: People): ImportedMessage['votes'] {
  return votes.flatMap(({ personId, choices, votedAt }) => {
    const voter = people.get(personId)
    return voter ? [{ personId: voter.id, choices, at: votedAt }] : []
  })
}
