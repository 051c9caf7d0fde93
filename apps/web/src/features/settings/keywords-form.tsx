'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import { useKept } from '../personal/use-kept.ts'
import { keywordsIn } from './keywords-in.ts'

/** Own words that call the person wherever somebody writes them. */
export function KeywordsForm() {
  const t = useTranslations('settings')
  const client = useClient()
  const kept = useKept('setting', 'keywords')?.value
  const saved = Array.isArray(kept) ? kept.join(', ') : ''
  /** What was typed since it was saved; null for nothing. */
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string>()
  const save = (event: FormEvent) => {
    event.preventDefault()
    const read = keywordsIn(typed ?? saved)
    if ('problem' in read) return setProblem(t(`keywords.${read.problem}`, { word: read.word }))
    client.keep([{ key: 'setting:keywords', value: read.words.length > 0 ? { value: [...read.words] } : null }])
    setTyped(null)
    toast(t('keywords.saved'), { tone: 'success' })
  }
  return (
    <form onSubmit={save} noValidate className="mt-1 grid gap-4">
      <Field label={t('keywords.label')} hint={t('keywords.hint')} error={problem}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              data-testid="keywords"
              value={typed ?? saved}
              placeholder={t('keywords.example')}
              autoComplete="off"
              onChange={(event) => {
                setTyped(event.target.value)
                setProblem(undefined)
              }}
            />
            <Button
              type="submit"
              variant="primary"
              disabled={typed === null || typed === saved}
              data-testid="save-keywords"
            >
              {t('save')}
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}
