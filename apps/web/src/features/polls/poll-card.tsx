'use client'

import type { TimelineRow } from '@parley/client'
import type { Poll } from '@parley/protocol'
import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '../../ui/class-names.ts'
import { useBootstrap, useClient, useRoom, useStore } from '../connection/client-provider.tsx'
import { stayOnRow } from '../messages/row/stay-on-row.ts'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { useIsPast } from './use-is-past.ts'
import { useVote } from './use-vote.ts'

/** A poll with what was chosen so far: a choice is one click, and shown at once. */
export default function PollCard({ roomId, row }: { roomId: string; row: TimelineRow }) {
  if (row.state === 'sent' && row.message.poll) {
    const { seq, authorId, poll } = row.message
    return <OpenPoll roomId={roomId} seq={seq} authorId={authorId} poll={poll} />
  }
  if (row.state === 'sent' || row.poll === undefined) return null
  return (
    <div className="grid gap-1.5 opacity-(--pending-opacity)">
      {row.poll.options.map((text) => (
        <div key={text} className="flex min-h-9 items-center rounded-control border border-line px-3 text-small">
          {text}
        </div>
      ))}
    </div>
  )
}

function OpenPoll({ roomId, seq, authorId, poll }: { roomId: string; seq: number; authorId: string; poll: Poll }) {
  const t = useTranslations('polls')
  const words = useTimeWords()
  const { me } = useBootstrap()
  const role = useRoom(roomId)?.role
  const isClosed = useIsPast(poll.closesAt)
  const { chosen, counts, choose, close } = useVote({ roomId, seq, poll, personId: me.id })
  const mayClose = !isClosed && (authorId === me.id || (role !== undefined && role !== 'member'))
  const facts = [
    t('voters', { count: counts.voters }),
    poll.multiple ? t('multiple') : null,
    poll.anonymous ? t('anonymous') : null,
    isClosed
      ? t('closed')
      : poll.closesAt === undefined
        ? null
        : t('closes', { time: words.exact(Date.parse(poll.closesAt)) }),
  ].filter((fact) => fact !== null)
  return (
    <div data-testid="poll" data-closed={isClosed || undefined}>
      <fieldset aria-label={t('label')} className="grid gap-1.5">
        {poll.options.map((option, index) => (
          <Option
            key={option.text}
            text={option.text}
            people={option.people ?? []}
            votes={counts.votes[index] ?? 0}
            share={counts.voters === 0 ? 0 : (counts.votes[index] ?? 0) / counts.voters}
            isChosen={chosen.includes(index)}
            isMultiple={poll.multiple === true}
            isClosed={isClosed}
            onChoose={() => choose(index)}
          />
        ))}
      </fieldset>
      <p className="mt-1.5 flex min-h-5 flex-wrap items-center gap-x-2 text-ink-subtle text-meta">
        <span>{facts.join(' · ')}</span>
        {mayClose ? (
          <button
            type="button"
            onClick={(event) => {
              stayOnRow(event)
              close()
            }}
            data-testid="poll-close"
            className="text-ink-muted underline-offset-2 hover:text-ink hover:underline pointer-coarse:min-h-11"
          >
            {t('end')}
          </button>
        ) : null}
      </p>
    </div>
  )
}

interface OptionProps {
  text: string
  people: readonly string[]
  votes: number
  /** Of all who voted, from 0 to 1. */
  share: number
  isChosen: boolean
  isMultiple: boolean
  isClosed: boolean
  onChoose: () => void
}

function Option({ text, people, votes, share, isChosen, isMultiple, isClosed, onChoose }: OptionProps) {
  const t = useTranslations('polls')
  const names = useNames(people, votes)
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-disabled={isClosed || undefined}
      aria-label={t('option', { text, count: votes })}
      data-testid="poll-option"
      data-tooltip={names === '' ? undefined : names}
      onClick={() => isClosed || onChoose()}
      className={classNames(
        'relative flex min-h-9 items-center gap-2.5 overflow-hidden rounded-control border px-3 py-1.5 text-left text-small pointer-coarse:min-h-11',
        isChosen ? 'border-accent' : 'border-line-strong',
        isClosed ? 'cursor-default' : 'hover:border-line-control',
      )}
    >
      <span
        aria-hidden
        className={classNames(
          'absolute inset-y-0 left-0 transition-[width] duration-(--time-slow) ease-arrive motion-reduce:transition-none',
          isChosen ? 'bg-accent-wash' : 'bg-hover',
        )}
        style={{ width: `${Math.round(share * 100)}%` }}
      />
      <span
        aria-hidden
        className={classNames(
          'relative grid size-4 shrink-0 place-items-center border',
          isMultiple ? 'rounded-[4px]' : 'rounded-full',
          isChosen ? 'border-accent bg-accent text-on-accent' : 'border-line-control',
        )}
      >
        {isChosen ? <Check size={12} strokeWidth={3} /> : null}
      </span>
      <span className="relative min-w-0 grow wrap-anywhere">{text}</span>
      <span className="relative shrink-0 text-ink-muted text-meta tabular-nums">{votes}</span>
    </button>
  )
}

/** Who chose it, for the tooltip; the rest are counted. */
function useNames(people: readonly string[], votes: number): string {
  const t = useTranslations('polls')
  const known = useStore(useClient().people)
  if (people.length === 0) return ''
  const names = people.slice(0, 12).map((id) => known.get(id)?.displayName ?? t('somebody'))
  const more = votes - names.length
  const list = names.join(t('comma'))
  return more > 0 ? t('namesAndMore', { names: list, count: more }) : list
}
