'use client'

import type { FilterAction, FilterWord } from '@parley/protocol'
import { Search, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { preloadDialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Input } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { useAct } from '../use-act.ts'
import { ACTIONS } from './actions.ts'

/** More are shown when somebody asks for them. */
const SHOWN = 100

interface WordsListProps {
  words: readonly FilterWord[]
  onChanged: () => void
}

/** The words of the filter, each with what is done about it, to be changed or taken out. */
export function WordsList({ words, onChanged }: WordsListProps) {
  const t = useTranslations('admin.filter')
  const [query, setQuery] = useState('')
  const [isAll, setIsAll] = useState(false)
  const [removing, setRemoving] = useState<FilterWord | null>(null)
  // What it asks stays while the dialog goes.
  const [about, setAbout] = useState<FilterWord | null>(null)
  const remove = useRemoving(onChanged)
  const ask = (word: FilterWord) => {
    setAbout(word)
    setRemoving(word)
  }
  const asked = query.trim().toLowerCase()
  const found = words.filter(({ word }) => word.toLowerCase().includes(asked))
  const shown = isAll ? found : found.slice(0, SHOWN)
  if (words.length === 0) {
    return (
      <EmptyState level={3} title={t('none')}>
        {t('noneHint')}
      </EmptyState>
    )
  }
  return (
    <div className="grid gap-3">
      <Input
        type="search"
        role="searchbox"
        aria-label={t('search')}
        placeholder={t('search')}
        data-testid="filter-search"
        value={query}
        autoComplete="off"
        spellCheck={false}
        icon={<Search size={16} aria-hidden />}
        className="sm:max-w-64"
        onChange={(event) => setQuery(event.target.value)}
      />
      {found.length === 0 ? <p className="text-ink-muted text-small">{t('nothingFound')}</p> : null}
      <ul aria-label={t('words')} className="divide-y divide-line border-line border-y">
        {shown.map((word) => (
          <Word key={word.id} word={word} onChanged={onChanged} onRemove={() => ask(word)} />
        ))}
      </ul>
      {shown.length < found.length ? (
        <div>
          <Button size="small" onClick={() => setIsAll(true)}>
            {t('showAll', { count: found.length })}
          </Button>
        </div>
      ) : null}
      {about === null ? null : (
        <ConfirmDialog
          open={removing !== null}
          onOpenChange={(open) => open || setRemoving(null)}
          title={t('removeTitle', { word: about.word })}
          description={t(`removeHint.${about.action}`, { word: about.word })}
          confirmLabel={t('removeDo')}
          destructive
          onConfirm={() => remove(about)}
        />
      )}
    </div>
  )
}

/** Takes a word out, and offers to put it back. */
function useRemoving(onChanged: () => void): (word: FilterWord) => Promise<void> {
  const t = useTranslations('admin.filter')
  const client = useClient()
  const act = useAct()
  return ({ id, word, action }) =>
    act(() => client.call('filter.remove', { wordIds: [id] }), {
      said: t('removed', { word }),
      undo: () => client.call('filter.add', { words: [word], action }),
      after: onChanged,
    })
}

interface WordProps {
  word: FilterWord
  onChanged: () => void
  onRemove: () => void
}

function Word({ word, onChanged, onRemove }: WordProps) {
  const t = useTranslations('admin.filter')
  const client = useClient()
  const act = useAct()
  const give = (action: FilterAction) => client.call('filter.change', { wordIds: [word.id], action })
  const change = (action: FilterAction) =>
    act(() => give(action), {
      said: t('changed', { word: word.word, action: t(`actions.${action}`) }),
      undo: () => give(word.action),
      after: onChanged,
    }).catch(() => undefined)
  return (
    <li className="flex items-center gap-3 py-1.5" data-testid="filter-word" data-word={word.word}>
      <span className="min-w-0 grow truncate font-medium text-ui" lang={languageOf(word.word)}>
        {word.word}
      </span>
      <div className="w-32 shrink-0">
        <Select
          aria-label={t('actionOf', { word: word.word })}
          data-testid="word-action"
          value={word.action}
          onChange={(event) => void change(event.target.value as FilterAction)}
        >
          {ACTIONS.map((action) => (
            <option key={action} value={action}>
              {t(`actions.${action}`)}
            </option>
          ))}
        </Select>
      </div>
      <IconButton
        name={t('remove', { word: word.word })}
        icon={<Trash2 size={16} aria-hidden />}
        data-testid="remove-word"
        onPointerEnter={preloadDialog}
        onFocus={preloadDialog}
        onClick={onRemove}
      />
    </li>
  )
}
