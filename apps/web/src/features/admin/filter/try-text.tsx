'use client'

import type { CommandOutput, FilterAction } from '@parley/protocol'
import { CircleCheck, CircleX, EyeOff, Flag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Field } from '../../../ui/field.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'

type Tried = CommandOutput<'filter.try'>

/** Long enough that a word is typed in one go. */
const SETTLE_MS = 250
const ICONS = { none: CircleCheck, block: CircleX, mask: EyeOff, flag: Flag } as const satisfies Record<
  FilterAction | 'none',
  unknown
>

/** What the filter would do to a text, asked of the server as it is typed. */
export function TryText({ version }: { version: unknown }) {
  const t = useTranslations('admin.filter')
  const client = useClient()
  const refusalText = useRefusalText()
  const [text, setText] = useState('')
  const [tried, setTried] = useState<{ of: string; result: Tried } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  // The words are others: what they would do is asked again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (text.trim() === '') return
    let isOld = false
    const timer = setTimeout(() => {
      client.call('filter.try', { text }).then(
        (result) => {
          if (isOld) return
          setTried({ of: text, result })
          setFailure(null)
        },
        (error: unknown) => isOld || setFailure(error),
      )
    }, SETTLE_MS)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [client, text, version])
  return (
    <div className="grid gap-3" data-testid="try-text">
      <Field label={t('tryLabel')} hint={t('tryHint')} {...(failure !== null && { error: refusalText(failure) })}>
        {(control) => (
          <TextArea
            {...control}
            data-testid="try-input"
            value={text}
            maxLength={20_000}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {text.trim() === '' || tried === null ? null : <Verdict {...tried} />}
    </div>
  )
}

function Verdict({ of, result }: { of: string; result: Tried }) {
  const t = useTranslations('admin.filter')
  const verdict = result.action ?? 'none'
  const Icon = ICONS[verdict]
  return (
    <div role="status" data-testid="verdict" data-verdict={verdict} className="rounded-control bg-sunken px-3.5 py-3">
      <p className="flex items-center gap-2 font-medium text-small">
        <Icon size={16} aria-hidden className={verdict === 'block' ? 'text-danger-ink' : 'text-ink-muted'} />
        {t(`verdicts.${verdict}`)}
      </p>
      {result.action === null ? null : (
        <p className="mt-2 whitespace-pre-wrap text-ui wrap-anywhere" data-testid="verdict-text">
          {result.action === 'mask' ? result.text : <Marked text={of} hits={result.hits} />}
        </p>
      )}
      {result.hits.length === 0 ? null : (
        <p className="mt-2 text-ink-muted text-meta wrap-anywhere">
          {t('found', { words: [...new Set(result.hits.map(({ word }) => word))].join(', ') })}
        </p>
      )}
    </div>
  )
}

/** The text with what was found in it. */
function Marked({ text, hits }: { text: string; hits: Tried['hits'] }) {
  const parts: { text: string; isHit: boolean; at: number }[] = []
  let done = 0
  for (const { start, end } of hits) {
    if (end <= done) continue
    const from = Math.max(start, done)
    if (from > done) parts.push({ text: text.slice(done, from), isHit: false, at: done })
    parts.push({ text: text.slice(from, end), isHit: true, at: from })
    done = end
  }
  parts.push({ text: text.slice(done), isHit: false, at: done })
  return parts.map((part) =>
    part.isHit ? (
      <mark key={part.at} className="rounded-seal bg-warn-wash px-0.5 text-warn-ink">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  )
}
