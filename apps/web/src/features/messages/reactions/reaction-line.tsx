'use client'

import type { TimelineRow } from '@parley/client'
import { SmilePlus } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { classNames } from '../../../ui/class-names.ts'
import { useBootstrap, useClient, useStore } from '../../connection/client-provider.tsx'
import { EmojiSign } from '../../emoji/custom-emoji.tsx'
import { EmojiButton } from '../../emoji/emoji-button.tsx'
import { useRowActs } from '../acts/row-acts.ts'
import { marksOf } from './marks-of.ts'

/** More names than these are counted. */
const MOST_NAMES = 20

/** Who reacted with what. A click on one does the same, or takes it back. */
export function ReactionLine({ row }: { row: TimelineRow }) {
  const { reactions = [] } = marksOf(row)
  return reactions.length === 0 ? null : <Reactions row={row} reactions={reactions} />
}

function Reactions({ row, reactions }: { row: TimelineRow; reactions: { emoji: string; people: string[] }[] }) {
  const t = useTranslations('acts')
  const format = useFormatter()
  const acts = useRowActs()
  const { me } = useBootstrap()
  const people = useStore(useClient().people)
  const namesOf = (ids: readonly string[]) => {
    const shown = [...ids].sort((a, b) => Number(b === me.id) - Number(a === me.id)).slice(0, MOST_NAMES)
    const names = shown.map((id) => (id === me.id ? t('you') : (people.get(id)?.displayName ?? t('someone'))))
    if (ids.length > shown.length) names.push(t('others', { count: ids.length - shown.length }))
    return format.list(names)
  }
  return (
    <ul data-testid="reactions" aria-label={t('reactions')} className="mt-1 flex flex-wrap items-center gap-1">
      {reactions.map(({ emoji, people: ids }) => {
        const isMine = ids.includes(me.id)
        return (
          <li key={emoji}>
            <button
              type="button"
              data-testid="reaction"
              data-emoji={emoji}
              aria-pressed={isMine}
              aria-label={t('reactedWith', { names: namesOf(ids), emoji })}
              data-tooltip={t('reactedWith', { names: namesOf(ids), emoji })}
              data-tooltip-side="top"
              onClick={() => acts.react(row, emoji)}
              className={classNames(
                'inline-flex h-6 items-center gap-1 rounded-control border px-1.5 text-small tabular-nums pointer-coarse:h-11 pointer-coarse:min-w-11 pointer-coarse:px-2.5',
                isMine
                  ? 'border-accent-line bg-accent-wash font-medium text-accent-ink'
                  : 'border-line bg-hover text-ink-muted hover:border-line-strong',
              )}
            >
              <span aria-hidden className="max-w-32 truncate text-body leading-none">
                <EmojiSign emoji={emoji} />
              </span>
              {ids.length}
            </button>
          </li>
        )
      })}
      {acts.maySpeak() ? (
        <li>
          <EmojiButton
            size="small"
            name={t('react')}
            icon={<SmilePlus size={15} aria-hidden />}
            tooltipSide="top"
            data-testid="add-reaction-here"
            className="h-6 min-w-7 opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:h-11 pointer-coarse:opacity-100"
            onPick={(emoji) => acts.react(row, emoji, true)}
          />
        </li>
      ) : null}
    </ul>
  )
}
