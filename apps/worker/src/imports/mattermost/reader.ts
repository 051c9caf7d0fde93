import { createHash } from 'node:crypto'
import { type ImportItem, type ImportReader, personMark } from '@parley/core'
import { readLines } from '../archive/lines.ts'
import { emojiOf, nameEmoji, outsideCode } from '../emoji.ts'
import { readJson, withFileNames } from '../read-json.ts'
import { lineShape, type MattermostLine, type Post, type Reply } from './shapes.ts'

const CALL = /(?<![\p{L}\p{N}_`@])@([a-z0-9][a-z0-9._-]*)/giu
/** Names that are kept in memory, so that a call is known from an address. */
const MOST_NAMES = 500_000

type Of<T extends MattermostLine['type']> = Extract<MattermostLine, { type: T }>
interface Place {
  readonly roomKey: string
  readonly file: string
  readonly line: number
}

const roomKeyOf = (team: string, channel: string) => `${team}/${channel}`
/** A direct message is among people, however many they are. */
const directKeyOf = (members: readonly string[]) =>
  `direct ${createHash('sha256')
    .update([...new Set(members)].sort().join('\n'))
    .digest('hex')}`

/** Reads what Mattermost's bulk export writes: a line for each channel, user and post. */
export function readMattermost(file: string, parts: () => AsyncIterable<Buffer>): ImportReader {
  const names = new Set<string>()
  /** Direct messages whose line was missing are made with their first post. */
  const direct = new Set<string>()

  const bodyOf = ({ message, attachments }: Reply) =>
    withFileNames(
      outsideCode(message, (part) =>
        nameEmoji(part).replace(CALL, (whole, name: string) => {
          const called = [name, name.replace(/[._-]+$/, '')]
            .map((each) => each.toLowerCase())
            .find((each) => names.has(each))
          return called === undefined ? whole : `${personMark(called)}${name.slice(called.length)}`
        }),
      ),
      (attachments ?? []).map(({ path }) => path.split('/').at(-1) ?? '').filter(Boolean),
    )

  function* message(
    reply: Reply,
    { roomKey, ...place }: Place,
    key: string,
    rootKey: string | null,
  ): Generator<ImportItem> {
    if (reply.type?.startsWith('system_')) return yield { type: 'left', what: 'system', count: 1 }
    const { attachments, reactions, edit_at: editedAt } = reply
    if (attachments && attachments.length > 0) yield { type: 'left', what: 'files', count: attachments.length }
    const byEmoji = new Map<string, string[]>()
    for (const { user, emoji_name } of reactions ?? []) {
      const emoji = emojiOf(emoji_name)
      byEmoji.set(emoji, [...(byEmoji.get(emoji) ?? []), user])
    }
    yield {
      type: 'message',
      ...place,
      roomKey,
      key,
      authorKey: reply.user,
      at: new Date(reply.create_at),
      rootKey,
      body: bodyOf(reply),
      ...(editedAt && isTime(editedAt) && { editedAt: new Date(editedAt).toISOString() }),
      ...(byEmoji.size > 0 && { reactions: [...byEmoji].map(([emoji, people]) => ({ emoji, people })) }),
      ...('is_pinned' in reply &&
        reply.is_pinned === true &&
        isTime(reply.create_at) && { pinned: { by: reply.user, at: new Date(reply.create_at).toISOString() } }),
    }
  }

  function* postItems(post: Post, place: Place): Generator<ImportItem> {
    const key = String(place.line)
    yield* message(post, place, key, null)
    // Replies to what tells of the channel itself stand for themselves.
    for (const [index, reply] of (post.replies ?? []).entries())
      yield* message(reply, place, `${key}.${index + 1}`, key)
  }

  function* directRoom(members: readonly string[], topic: string): Generator<ImportItem> {
    const people = [...new Set(members)]
    const key = directKeyOf(people)
    if (direct.has(key)) return
    direct.add(key)
    const kind = people.length > 2 ? 'group' : 'direct'
    const nothing = {
      description: '',
      posting: 'everyone',
      createdAt: null,
      archivedAt: null,
      creatorKey: null,
    } as const
    yield { type: 'room', key, kind, name: '', topic, ...nothing }
    for (const personKey of people)
      yield { type: 'member', roomKey: key, personKey, role: 'member', state: 'joined', joinedAt: null }
  }

  function* user({ user: found }: Of<'user'>): Generator<ImportItem> {
    const { username, email, nickname, first_name, last_name, roles, delete_at, teams } = found
    if (names.size < MOST_NAMES) names.add(username)
    const named = [first_name, last_name].filter(Boolean).join(' ')
    const guest = /\bsystem_guest\b/.test(roles)
    const displayName = nickname || named || username
    yield {
      type: 'person',
      key: username,
      handle: username,
      displayName,
      email: email ?? null,
      deactivated: (delete_at ?? 0) > 0,
      guest,
    }
    for (const team of teams ?? [])
      for (const channel of team.channels ?? []) {
        const role = /\bchannel_admin\b/.test(channel.roles) ? ('owner' as const) : ('member' as const)
        const roomKey = roomKeyOf(team.name, channel.name)
        yield { type: 'member', roomKey, personKey: username, role, state: 'joined', joinedAt: null }
      }
  }

  function* lineItems(line: MattermostLine, number: number): Generator<ImportItem> {
    if (line.type === 'user') yield* user(line)
    else if (line.type === 'bot') {
      const { username, display_name } = line.bot
      names.add(username)
      yield {
        type: 'person',
        key: username,
        handle: username,
        displayName: display_name || username,
        email: null,
        deactivated: true,
        guest: false,
      }
    } else if (line.type === 'channel') {
      const { team, name, display_name, type, header, purpose, deleted_at } = line.channel
      yield {
        type: 'room',
        key: roomKeyOf(team, name),
        kind: type === 'P' ? 'private' : 'public',
        name: display_name || name,
        topic: header,
        description: purpose,
        posting: 'everyone',
        createdAt: null,
        archivedAt: deleted_at && isTime(deleted_at) ? new Date(deleted_at) : null,
        creatorKey: null,
      }
    } else if (line.type === 'direct_channel') {
      const { members, participants, header } = line.direct_channel
      yield* directRoom(members ?? participants?.map(({ username }) => username) ?? [], header)
    } else if (line.type === 'direct_post') {
      const { channel_members, ...post } = line.direct_post
      yield* directRoom(channel_members, '')
      yield* postItems(post, { roomKey: directKeyOf(channel_members), file, line: number })
    } else if (line.type === 'post') {
      const { team, channel, ...post } = line.post
      yield* postItems(post, { roomKey: roomKeyOf(team, channel), file, line: number })
    }
  }

  return {
    source: 'mattermost',
    async *items() {
      names.clear()
      direct.clear()
      for await (const line of readLines(parts())) {
        const read = readJson(lineShape, line, file)
        if ('problem' in read) yield { type: 'problem', ...read.problem }
        else if (isRead(read.value)) yield* lineItems(read.value, line.number)
      }
    },
  }
}

const READ: ReadonlySet<string> = new Set(['user', 'bot', 'channel', 'post', 'direct_channel', 'direct_post'])

function isRead(line: { type: string }): line is MattermostLine {
  return READ.has(line.type)
}

const isTime = (ms: number) => Number.isFinite(ms) && ms > 0 && ms < 8.64e15
