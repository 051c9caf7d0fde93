'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { useClient } from '../connection/client-provider.tsx'
import { allKept } from '../personal/use-kept.ts'
import { newActId } from '../rooms/act-id.ts'
import { categoryItem } from './arrange.ts'
import type { CategoryQuestion } from './ask-for-category.ts'
import { categoryName } from './category-name.ts'

const LONGEST = 50

/** Asks what an own category is called, and makes or renames it. */
export default function CategoryDialog({ question, onClose }: { question: CategoryQuestion; onClose: () => void }) {
  const t = useTranslations('personal')
  const client = useClient()
  const form = useId()
  const input = useRef<HTMLInputElement>(null)
  const isNew = question.kind === 'new'
  const [name, setName] = useState(isNew ? '' : question.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const named = categoryName(name)
    if (named === '') return input.current?.focus()
    const categories = allKept(client.personal.getSnapshot(), 'category')
    const known = isNew ? undefined : categories.get(question.id)
    const last = Math.max(-1, ...[...categories.values()].map(({ order }) => order))
    const rest = { name: named, order: known?.order ?? last + 1, isCollapsed: known?.collapsed === true }
    client.keep([categoryItem(isNew ? newActId() : question.id, rest)])
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(isNew ? 'newCategory' : 'renameCategory')}
      data-testid="category-dialog"
      initialFocus={input}
      footer={
        <Button type="submit" form={form} variant="primary" data-testid="submit">
          {t(isNew ? 'create' : 'rename')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Field label={t('categoryName')}>
          {(control) => (
            <Input
              {...control}
              ref={input}
              data-testid="category-name"
              value={name}
              maxLength={LONGEST}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
