import type { FoundMessage, ImportItem, ImportReader } from '@parley/core'
import { readElements } from '../archive/elements.ts'
import { Unreadable } from '../archive/unreadable.ts'
import type { Zip } from '../archive/zip.ts'
import { emojiOf } from '../emoji.ts'
import { readJson, withFileNames } from '../read-json.ts'
import { fromMrkdwn } from './markdown.ts'
import { type Channel, channelShape, messageShape, type SlackMessage, userShape } from './shapes.ts'

/** What says what somebody said; the rest tells what happened to the channel. */
const SAID = new Set([
  undefined,
  'bot_message',
  'file_share',
  'me_message',
  'thread_broadcast',
  'reply_broadcast',
  'tombstone',
])
/** Where the channels are listed, what they are, and whether their folder is called by their name. */
const LISTS = [
  { file: 'channels.json', kind: 'public', isNamed: true },
  { file: 'groups.json', kind: 'private', isNamed: true },
  { file: 'mpims.json', kind: 'group', isNamed: true },
  { file: 'dms.json', kind: 'direct', isNamed: false },
] as const

type Kind = (typeof LISTS)[number]['kind']

/** Reads what Slack exports: a zip of `users.json`, `channels.json` and the like, and a folder for each channel with a file a day. */
export function readSlack(zip: Zip): ImportReader {
  const top = topOf(zip.names)
  const names = new Set(zip.names)
  const days = daysOf(zip.names, top)
  /** The names of channels, by id. */
  const channels = new Map<string, string>()

  async function* elements<T>(file: string, shape: Parameters<typeof readJson<T>>[0]) {
    if (!names.has(top + file)) return
    try {
      for await (const line of readElements(zip.read(top + file)))
        yield { line: line.number, ...readJson(shape, line, file) }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      yield { line: 1, problem: { code: 'FILE_UNREADABLE' as const, file } }
    }
  }

  async function* channel(found: Channel, kind: Kind, isNamed: boolean): AsyncGenerator<ImportItem> {
    const { id, name, creator, members, pins } = found
    const joined = [...new Set(members)]
    yield {
      type: 'room',
      key: id,
      kind: kind === 'group' && joined.length === 2 ? 'direct' : kind,
      name: kind === 'public' || kind === 'private' ? name : '',
      topic: plain(found.topic.value),
      description: plain(found.purpose.value),
      posting: 'everyone',
      createdAt: timeOf(found.created),
      archivedAt: found.is_archived ? new Date() : null,
      creatorKey: creator ?? null,
    }
    for (const personKey of joined)
      yield {
        type: 'member',
        roomKey: id,
        personKey,
        role: personKey === creator ? 'owner' : 'member',
        state: 'joined',
        joinedAt: timeOf(found.created),
      }
    const pinned = new Map(pins.map((pin) => [pin.id, { by: pin.user, at: pin.created }]))
    for (const file of days.get(isNamed ? name : id) ?? [])
      for await (const read of elements(file, messageShape)) {
        if ('problem' in read) yield { type: 'problem', ...read.problem }
        else yield* messageItems(read.value, { roomKey: id, file, line: read.line, pin: pinned.get(read.value.ts) })
      }
  }

  function* messageItems(
    message: SlackMessage,
    {
      pin,
      ...place
    }: Pick<FoundMessage, 'roomKey' | 'file'> & { line: number; pin: { by: string; at: number } | undefined },
  ): Generator<ImportItem> {
    if (!SAID.has(message.subtype)) return yield { type: 'left', what: 'system', count: 1 }
    const author = authorOf(message)
    const at = timeOf(message.ts)
    if (author === null || at === null) {
      return yield {
        type: 'problem',
        code: at === null ? 'TIME_INVALID' : 'LINE_INVALID',
        file: place.file,
        line: place.line,
      }
    }
    const { files, reactions, edited, pinned_info: info } = message
    if (files.length > 0) yield { type: 'left', what: 'files', count: files.length }
    const words = message.text || attached(message)
    const fileNames = files.map((file) => file.title || file.name || '')
    const pinnedAt = timeOf(pin?.at ?? info?.pinned_ts)
    const isDeleted = message.subtype === 'tombstone'
    yield {
      type: 'message',
      ...place,
      key: message.ts,
      ...author,
      at,
      rootKey: message.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : null,
      body: isDeleted
        ? null
        : withFileNames(
            fromMrkdwn(words, (id) => channels.get(id)),
            fileNames.filter(Boolean),
          ),
      ...(/_broadcast$/.test(message.subtype ?? '') && { alsoInRoom: true as const }),
      ...(edited && { editedAt: (timeOf(edited.ts) ?? at).toISOString() }),
      ...(reactions.length > 0 && {
        reactions: reactions.map(({ name, users }) => ({ emoji: emojiOf(name), people: users })),
      }),
      ...(pinnedAt && { pinned: { by: pin?.by ?? info?.pinned_by ?? '', at: pinnedAt.toISOString() } }),
    }
  }

  return {
    source: 'slack',
    async *items() {
      for await (const read of elements('users.json', userShape)) {
        if ('problem' in read) {
          yield { type: 'problem', ...read.problem }
          continue
        }
        const { id, name, real_name, deleted, is_bot, is_restricted, is_ultra_restricted, profile } = read.value
        yield {
          type: 'person',
          key: id,
          handle: name,
          displayName: profile.display_name || profile.real_name || real_name || name,
          email: profile.email ?? null,
          deactivated: deleted === true || is_bot === true,
          guest: is_restricted === true || is_ultra_restricted === true,
        }
      }
      for (const { file } of LISTS)
        for await (const read of elements(file, channelShape))
          if (!('problem' in read)) channels.set(read.value.id, read.value.name)
      for (const { file, kind, isNamed } of LISTS)
        for await (const read of elements(file, channelShape)) {
          if ('problem' in read) yield { type: 'problem', ...read.problem }
          else yield* channel(read.value, kind, isNamed)
        }
    },
  }
}

/** The folder that everything is in, where somebody packed it anew. Null where it is no export of Slack's. */
export function topOf(names: readonly string[]): string {
  const list = names.find((name) => /^(?:[^/]+\/)?(?:channels|groups|dms|mpims)\.json$/.test(name))
  return list?.includes('/') ? list.slice(0, list.indexOf('/') + 1) : ''
}

/** The days of each folder, in their order. */
function daysOf(names: readonly string[], top: string): Map<string, string[]> {
  const days = new Map<string, string[]>()
  for (const name of names) {
    const [, folder, day] =
      /^([^/]+)\/(\d{4}-\d\d-\d\d)\.json$/.exec(name.startsWith(top) ? name.slice(top.length) : '') ?? []
    if (folder === undefined || day === undefined) continue
    const known = days.get(folder)
    if (known) known.push(`${folder}/${day}.json`)
    else days.set(folder, [`${folder}/${day}.json`])
  }
  for (const each of days.values()) each.sort()
  return days
}

function authorOf({ user, bot_id, username, user_profile, bot_profile }: SlackMessage) {
  if (user) {
    const name = user_profile?.display_name || user_profile?.real_name
    return { authorKey: user, ...(name && { authorName: name }) }
  }
  const name = username || bot_profile?.name
  const key = bot_id ?? name
  return key ? { authorKey: `bot ${key}`, authorName: name || key } : null
}

/** What a program posted beside its text. */
function attached({ attachments }: SlackMessage): string {
  return attachments
    .map(({ title, text, fallback }) => [title, text || (title ? '' : fallback)].filter(Boolean).join('\n'))
    .join('\n\n')
}

const plain = (text: string) => fromMrkdwn(text, () => undefined).replace(/\ue010[^\ue011]*\ue011/g, '')

/** Slack's times are seconds since 1970, with fractions. */
function timeOf(seconds: number | string | undefined): Date | null {
  const ms = Math.floor(Number(seconds) * 1000)
  return seconds !== undefined && Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? new Date(ms) : null
}
