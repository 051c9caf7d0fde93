'use client'

import type { ParleyClient, TimelineRow } from '@parley/client'
import { useTranslations } from 'next-intl'
import { createContext, useContext, useMemo } from 'react'
import { toast } from '../../../ui/toast-store.ts'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { hands } from '../../hands/late-hands.ts'
import { mayIn } from '../../rooms/may-in.ts'
import { isHidden } from '../timeline/items.ts'

/** Which acts are a person's to do. */
export interface RowRights {
  /** Whether the person may react and edit here: nothing is archived, and nobody blocked them. */
  maySpeak(): boolean
  /** Whether they may answer, too: others than moderators do not where only announcements are made. */
  mayPost(): boolean
  mayPin(): boolean
  /** Of an own message: whether it is still time for it. */
  mayEdit(row: TimelineRow): boolean
  mayDelete(row: TimelineRow): boolean
}

/** What a person may do with a row. The same object as long as the room is, so that rows are not drawn again. */
export interface RowActs extends RowRights {
  /** The room that the rows are of. */
  readonly roomId: string
  /** Seq of the root of the thread that they are of; null in the room itself. */
  readonly thread: number | null
  /** Shows the thread under it, or the one that it belongs to. */
  openThread(row: TimelineRow): void
  edit(row: TimelineRow): void
  delete(row: TimelineRow): void
  copy(row: TimelineRow): void
  /** Saves it for later, or takes it from there. */
  save(row: TimelineRow): void
  /** Answers it with the next message. */
  reply(row: TimelineRow): void
  /** Reacts with an emoji or takes that back, as `on` says; without it, the other way round than now. */
  react(row: TimelineRow, emoji: string, on?: boolean): void
  /** Pins it, or takes it off. */
  pin(row: TimelineRow): void
  /** Makes it the first one that is unread. */
  markUnread(row: TimelineRow): void
  copyLink(row: TimelineRow): void
  forward(row: TimelineRow): void
  /** Shows what it said before. */
  showEdits(row: TimelineRow): void
  /** Sends again what was refused: the message, its change or its deletion. */
  retry(row: TimelineRow): void
  /** Gives up what was refused. */
  discard(row: TimelineRow): void
  /** Puts a message that was refused back where it was written, to be changed. */
  takeBack(row: TimelineRow): void
}

const RowActsContext = createContext<RowActs | null>(null)
export const RowActsProvider = RowActsContext

export function useRowActs(): RowActs {
  const acts = useContext(RowActsContext)
  if (acts === null) throw new Error('There is no timeline above this row.')
  return acts
}

type DoneByHand = Exclude<keyof RowActs, 'roomId' | 'thread' | keyof RowRights>

const DONE_BY_HAND = [
  'openThread',
  'edit',
  'delete',
  'copy',
  'save',
  'reply',
  'react',
  'pin',
  'markUnread',
  'copyLink',
  'forward',
  'showEdits',
  'retry',
  'discard',
  'takeBack',
] as const satisfies readonly DoneByHand[]

/** The acts on the rows of a room or thread. What does them is fetched once a hand comes near. */
export function useRowActsOf(roomId: string, thread: number | null = null): RowActs {
  const client = useClient()
  const acts = useTranslations('acts')
  const { me } = useBootstrap()
  const messages = useTranslations('messages')
  const personal = useTranslations('personal')
  const common = useTranslations('common')
  return useMemo(() => {
    const room = () => client.rooms.getSnapshot().find((each) => each.room.id === roomId)
    const isModerator = () => (room()?.role ?? 'member') !== 'member'
    const mayHere = (what: 'speak' | 'post') => () => {
      const entry = room()
      return entry === undefined || mayIn(entry)[what]
    }
    const maySpeak = mayHere('speak')
    const may: RowRights = {
      maySpeak,
      mayPost: mayHere('post'),
      mayPin: () => maySpeak() && (room()?.room.posting !== 'moderators' || isModerator()),
      mayEdit: (row) => isInTime(client, row, 'editMinutes'),
      mayDelete: (row) =>
        row.state === 'sent' &&
        !isHidden(row) &&
        (isModerator() || (row.message.authorId === me.id && isInTime(client, row, 'deleteMinutes'))),
    }
    const context = { client, myId: me.id, roomId, thread, ...may, words: { acts, messages, personal } }
    const whenKnown = (name: DoneByHand) => [
      name,
      (...given: unknown[]) =>
        hands.use(
          ({ rowActsIn }) => (rowActsIn(context)[name] as (...given: unknown[]) => void)(...given),
          () => toast(common('partUnavailable'), { tone: 'danger' }),
        ),
    ]
    const done = Object.fromEntries(DONE_BY_HAND.map(whenKnown)) as Pick<RowActs, DoneByHand>
    return { roomId, thread, ...may, ...done }
  }, [client, me.id, roomId, thread, messages, acts, personal, common])
}

/** Whether the workspace lets people still change what they wrote then. */
function isInTime(client: ParleyClient, row: TimelineRow, rule: 'editMinutes' | 'deleteMinutes'): boolean {
  const minutes = client.bootstrap.getSnapshot()?.workspace.rules?.[rule]
  if (minutes === undefined || row.state !== 'sent') return true
  return Date.now() - new Date(row.message.createdAt).getTime() < minutes * 60_000
}
