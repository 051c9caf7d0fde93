'use client'

import type { TimelineRow } from '@parley/client'
import { useTranslations } from 'next-intl'
import { useFolded } from '../../blocks/blocked-row.tsx'
import { useKept } from '../../personal/use-kept.ts'
import { useRowActs } from '../acts/row-acts.ts'
import { bodyOf, picturesOf } from '../acts/row-content.ts'
import { plainTextOf } from '../body/plain-text.ts'
import { marksOf } from '../reactions/marks-of.ts'
import type { TimeWords } from '../time/use-time-words.ts'
import { isHidden, type MessageItem } from '../timeline/items.ts'

/** More of a long message is there to be read. */
const READ_OUT_CHARACTERS = 1_000

/**
 * What a screen reader says of a row: who, when, what kind, the text, that it was edited, its pictures, reactions, and whether it
 * is pinned or saved. What was deleted, and what somebody wrote who is blocked, is only named as that.
 */
export function useRowLabel({ row, authorId, at }: MessageItem, author: string, words: TimeWords): string {
  const t = useTranslations('messages')
  const a = useTranslations('acts')
  const f = useTranslations('formatting')
  const p = useTranslations('files')
  const { roomId } = useRowActs()
  const folded = useFolded(authorId)
  const isSaved = useKept('saved', `${roomId}:${row.state === 'sent' ? row.message.seq : 0}`) !== undefined
  const parts = [author, words.clock(at)]
  if (folded !== null || isHidden(row)) parts.push(folded ?? a('deleted'))
  else {
    const { reactions = [], pinned } = marksOf(row)
    const kind = kindOf(row)
    const pictures = picturesOf(row).length
    const count = reactions.reduce((sum, { people }) => sum + people.length, 0)
    if (kind !== null) parts.push(t(`row.${kind}`))
    parts.push(plainTextOf(bodyOf(row), f('spoiler')).slice(0, READ_OUT_CHARACTERS))
    if (row.state === 'sent' && row.message.editedAt !== null) parts.push(t('row.edited'))
    if (pictures > 0) parts.push(p('pictures', { count: pictures }))
    if (count > 0) parts.push(t('row.reactions', { count }))
    if (pinned) parts.push(t('row.pinned'))
    if (isSaved) parts.push(t('row.saved'))
  }
  return parts.filter(Boolean).join(t('row.comma'))
}

function kindOf(row: TimelineRow): 'poll' | 'confirm' | 'forwarded' | 'reply' | null {
  const { poll, replyTo, forwarded } = row.state === 'sent' ? row.message : row
  if (poll) return 'poll'
  if (row.state === 'sent' && row.message.confirm) return 'confirm'
  return forwarded ? 'forwarded' : replyTo ? 'reply' : null
}
