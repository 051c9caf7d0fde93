'use client'

import { Smile } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Input } from '../../../ui/input.tsx'
import { Late, latePart } from '../../../ui/late.tsx'
import { Select } from '../../../ui/select.tsx'
import { useBootstrap } from '../../connection/client-provider.tsx'
import { EmojiButton } from '../../emoji/emoji-button.tsx'
import { useTimeWords } from '../../messages/time/use-time-words.ts'
import { statusAt } from '../status-at.ts'
import { useProfileForm } from './use-profile-form.ts'

const PROPOSALS = [
  { emoji: '📅', text: 'inMeeting' },
  { emoji: '🍜', text: 'atLunch' },
  { emoji: '🤒', text: 'ill' },
  { emoji: '🏝️', text: 'away' },
] as const

const SPANS = ['stays', 'for30', 'for60', 'for240', 'today', 'week'] as const
type Span = (typeof SPANS)[number]
const MINUTES = { for30: 30, for60: 60, for240: 240 } as const

/** What stands in a dialog is not covered by another: there the emoji are chosen from within the form. */
const chooser = latePart(async () => {
  const { loadEmoji } = await import('../../emoji/emoji-library.ts')
  const [{ EmojiChooser }] = await Promise.all([import('../../emoji/emoji-chooser.tsx'), loadEmoji()])
  return { default: EmojiChooser }
})

/** What the person says of how they are now, and for how long. In a dialog, which closes with `onSaved`, or on a page. */
export function StatusForm({ onSaved }: { onSaved?: () => void }) {
  const t = useTranslations('profile')
  const e = useTranslations('emoji')
  const [choosing, setChoosing] = useState(false)
  const words = useTimeWords()
  const { me } = useBootstrap()
  const { busy, errorOf, save } = useProfileForm(['status.emoji', 'status.text'], onSaved)
  const shown = statusAt(me, Date.now())
  const [emoji, setEmoji] = useState(shown?.emoji ?? '')
  const [text, setText] = useState(shown?.text ?? '')
  const [span, setSpan] = useState<Span | 'keep'>(shown?.until === undefined ? 'stays' : 'keep')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const until = span === 'keep' ? shown?.until : untilOf(span, Date.now())
    const status = { ...(emoji && { emoji: emoji.trim() }), ...(text && { text }), ...(until && { until }) }
    void save({ status: emoji || text ? status : null })
  }
  const clear = () => {
    setEmoji('')
    setText('')
    setSpan('stays')
    void save({ status: null })
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4" data-testid="status-form">
      <div className="flex flex-wrap gap-2">
        {PROPOSALS.map((proposal) => (
          <Button
            key={proposal.text}
            size="small"
            onClick={() => {
              setEmoji(proposal.emoji)
              setText(t(proposal.text))
            }}
          >
            {proposal.emoji} {t(proposal.text)}
          </Button>
        ))}
      </div>
      <div className="grid grid-cols-[88px_minmax(0,1fr)] pointer-coarse:grid-cols-[112px_minmax(0,1fr)] gap-3">
        <Field label={t('emoji')} error={errorOf('status.emoji')}>
          {(control) => (
            <Input
              {...control}
              data-testid="status-emoji"
              value={emoji}
              autoComplete="off"
              onChange={(event) => setEmoji(event.target.value)}
              end={
                onSaved === undefined ? (
                  <EmojiButton size="small" data-testid="pick-status-emoji" onPick={setEmoji} />
                ) : (
                  <IconButton
                    size="small"
                    name={e('open')}
                    icon={<Smile size={18} aria-hidden />}
                    on={choosing}
                    aria-expanded={choosing}
                    data-testid="pick-status-emoji"
                    onPointerEnter={chooser.prepare}
                    onClick={() => setChoosing(!choosing)}
                  />
                )
              }
            />
          )}
        </Field>
        <Field label={t('statusText')} error={errorOf('status.text')}>
          {(control) => (
            <Input
              {...control}
              data-testid="status-text"
              value={text}
              autoComplete="off"
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </div>
      {choosing ? (
        <div className="flex h-[300px] flex-col overflow-hidden rounded-card border border-line">
          <Late
            part={chooser}
            props={{
              onPick: (picked: string) => {
                setEmoji(picked)
                setChoosing(false)
              },
            }}
            onUnavailable={() => setChoosing(false)}
          />
        </div>
      ) : null}
      <Field label={t('until')}>
        {(control) => (
          <Select
            {...control}
            data-testid="status-until"
            value={span}
            onChange={(event) => setSpan(event.target.value as Span | 'keep')}
          >
            {shown?.until === undefined ? null : (
              <option value="keep">{t('keep', { when: words.exact(Date.parse(shown.until)) })}</option>
            )}
            {SPANS.map((each) => (
              <option key={each} value={each}>
                {t(each)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={busy} data-testid="save-status">
          {t('save')}
        </Button>
        {shown === null ? null : (
          <Button variant="quiet" onClick={clear} data-testid="clear-status">
            {t('clear')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** Undefined where it stays. A day and a week end at midnight. */
function untilOf(span: Span, now: number): string | undefined {
  if (span === 'stays') return undefined
  const day = new Date(now)
  const midnight = (days: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days)
  if (span === 'today') return midnight(1).toISOString()
  if (span === 'week') return midnight((8 - day.getDay()) % 7 || 7).toISOString()
  return new Date(now + MINUTES[span] * 60_000).toISOString()
}
