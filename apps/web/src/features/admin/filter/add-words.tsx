'use client'

import type { FilterAction } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Segment } from '../../../ui/segment.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useAttempt } from '../../../ui/use-attempt.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { ACTIONS } from './actions.ts'

/** Takes words, a line each, with what is to be done about them. */
export function AddWords({ onAdded }: { onAdded: () => void }) {
  const t = useTranslations('admin.filter')
  const client = useClient()
  const refusalText = useRefusalText()
  const [text, setText] = useState('')
  const [action, setAction] = useState<FilterAction>('mask')
  const { busy, refusal, forgive, run } = useAttempt()
  const words = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (words.length === 0) return
    await run(async () => {
      const added = await client.call('filter.add', { words, action })
      // What was written meanwhile stays.
      setText((now) => (now === text ? '' : now))
      toast(t('added', { count: added.words.length }), { tone: 'success' })
      onAdded()
    })
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4" data-testid="add-words">
      <Field label={t('newWords')} hint={t('newWordsHint')} {...(refusal !== null && { error: refusalText(refusal) })}>
        {(control) => (
          <TextArea
            {...control}
            data-testid="new-words"
            value={text}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setText(event.target.value)
              forgive()
            }}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Segment
          label={t('action')}
          value={action}
          options={ACTIONS.map((value) => ({ value, label: t(`actions.${value}`) }))}
          onChange={setAction}
          data-testid="new-action"
        />
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          disabled={words.length === 0}
          data-testid="add-words-submit"
        >
          {t('addWords')}
        </Button>
        <p className="w-full text-ink-muted text-meta">{t(`actionHint.${action}`)}</p>
      </div>
    </form>
  )
}
