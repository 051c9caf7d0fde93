import { appendOne, copyPictures, type LockedRoom, loadMessage, loadMessageOf, writeSpoke } from '@parley/db'
import { type CommandOutput, type MessageExtras, type ParsedInput, Refusal, type ReplyTo } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import { takeFiles, tieFiles } from '../files/take-files.ts'
import { findCalled, findPresent, type PresentOf } from '../mentions/find-called.ts'
import { requireUnmuted } from '../moderation/require-unmuted.ts'
import { parsePoll } from '../polls/new-poll.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { changeRoom, isAtLeast, requireEntered } from '../rooms/in-room.ts'
import { requireUnblocked } from '../rooms/require-unblocked.ts'
import { requireTurn } from '../rooms/slow-mode.ts'
import { flagMessage, requireAllowed } from '../word-filter/require-allowed.ts'
import { excerptOf } from './excerpt.ts'
import { findForwarded } from './forward.ts'
import type { CalledNames } from './mentions.ts'

export type CarefulPost = ParsedInput<'message.send'> & {
  readonly called: CalledNames
  readonly presentOf?: PresentOf | undefined
}

/**
 * Posts a message that carries more than text, or into a room where not everybody may write: looks at everything under
 * the room's lock. @throws as `sendMessage`
 */
export async function postWithCare(
  core: CoreContext,
  principal: Principal,
  post: CarefulPost,
): Promise<Outcome<CommandOutput<'message.send'>>> {
  const { roomId, clientId, epoch, called } = post
  const authorId = principal.personId
  const present = await findPresent(core, roomId, called, post.presentOf)
  return changeRoom(core, principal, roomId, async (locked) => {
    const earlier = await loadMessageOf(locked.ask, { roomId, authorId, clientId })
    if (earlier !== null) return { message: earlier, duplicate: true }
    const room = requireEntered(locked, { epoch })
    if (room.room.posting === 'moderators' && !isAtLeast(room.role, 'moderator'))
      throw new Refusal('POSTING_RESTRICTED')
    await requireUnblocked(room, authorId)
    await requireUnmuted(room, authorId)
    const isSlowed = await requireTurn(room, authorId)

    const forwarded = post.forward && (await findForwarded(room, post.forward, authorId))
    const screened = core.wordFilter.screen(forwarded?.body ?? post.body)
    requireAllowed(screened, 'body')
    const body = screened.text
    const flagged = [...screened.flagged]
    const extras: MessageExtras = { ...(forwarded && { forwarded: forwarded.from }) }
    if (post.replyTo !== undefined) extras.replyTo = await findQuoted(room, post.replyTo)
    if (post.threadOf !== undefined) {
      extras.threadOf = await findRoot(room, post.threadOf)
      if (post.alsoInRoom) extras.alsoInRoom = true
    }
    if (post.confirm) {
      if (!isAtLeast(room.role, 'moderator')) throw new Refusal('FORBIDDEN')
      extras.confirm = { count: 0, people: [] }
    }
    if (post.poll !== undefined) {
      const poll = parsePoll(post.poll, new Date())
      const options = poll.options.map((option) => {
        const each = core.wordFilter.screen(option.text)
        requireAllowed(each, 'poll')
        flagged.push(...each.flagged)
        return { ...option, text: each.text }
      })
      extras.poll = { ...poll, options }
    }
    if (post.files !== undefined) extras.files = await takeFiles(room, authorId, post.files)
    if (forwarded !== undefined && forwarded.files.length > 0) {
      const files = await copyPictures(room.ask, authorId, forwarded.files)
      if (files.length === 0 && body === '') throw new Refusal('MESSAGE_EMPTY')
      if (files.length > 0) extras.files = files
    }
    const { mentioned, notInRoom, extras: mentions } = await findCalled(core, room, called, present, authorId)
    Object.assign(extras, mentions)
    const message = await appendOne(room, { authorId, clientId, body, extras, mentioned })
    if (extras.files !== undefined) await tieFiles(room, message, extras.files)
    await flagMessage(room.ask, roomId, message, flagged)
    if (isSlowed) await writeSpoke(room, authorId)
    return { message, duplicate: false, ...(notInRoom.length > 0 && { notInRoom: [...notInRoom] }) }
  })
}

/** What is quoted may have been deleted while the reply was written: the reply goes all the same. */
async function findQuoted({ ask, room }: LockedRoom, seq: number): Promise<ReplyTo> {
  const quoted = await loadMessage(ask, room.id, seq)
  if (quoted === null) throw new Refusal('MESSAGE_NOT_FOUND')
  const excerpt = excerptOf(quoted.body)
  return { seq, authorId: quoted.authorId, ...(excerpt !== null && { excerpt }) }
}

/** A reply to a reply belongs to the same thread. A thread does not begin on a message that is deleted. */
async function findRoot({ ask, room }: LockedRoom, seq: number): Promise<number> {
  const message = await loadMessage(ask, room.id, seq)
  if (message === null) throw new Refusal('MESSAGE_NOT_FOUND')
  if (message.threadOf !== undefined) return message.threadOf
  if (message.deletedAt !== null && message.thread === undefined) throw new Refusal('MESSAGE_DELETED')
  return seq
}
