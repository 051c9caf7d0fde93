'use client'

import type { Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { FormAlert } from '../../../rooms/form-alert.tsx'
import { useRefusalText } from '../../../rooms/refusal-text.ts'
import { toCsv } from '../../csv.ts'
import { saveCsv } from '../../save-file.ts'
import type { Judged } from './use-import.ts'

const MOST_DRAWN = 200

const linkOf = (code: string) => `${window.location.origin}/join/${code}`

function madeOf(rows: readonly Judged[]) {
  return rows.flatMap(({ person, result }) =>
    result?.code === undefined ? [] : [{ person, link: linkOf(result.code) }],
  )
}

/** The links, as a file for spreadsheets. */
export function saveLinks(rows: readonly Judged[], t: ReturnType<typeof useTranslations<'admin.import'>>): void {
  const head = [t('person'), '@', t('email'), t('link')]
  const lines = madeOf(rows).map(({ person, link }) => [person.displayName, person.handle, person.email ?? '', link])
  saveCsv(toCsv([head, ...lines]), `invitations-${new Date().toISOString().slice(0, 10)}.csv`)
}

/** A link for each person, told this once. */
export function MadeLinks({ rows, refusal }: { rows: readonly Judged[]; refusal: Refusal | null }) {
  const t = useTranslations('admin.import')
  const refusalText = useRefusalText()
  const made = madeOf(rows)
  return (
    <div className="grid gap-3">
      {refusal === null ? null : <FormAlert>{t('partly', { reason: refusalText(refusal) })}</FormAlert>}
      <p role="status" className="text-small" data-testid="import-made">
        <strong className="block font-semibold">{t('made', { count: made.length })}</strong>
        {t('madeHint')} <span className="text-ink-muted">{t('again')}</span>
      </p>
      <section
        aria-label={t('link')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className="max-h-80 overflow-auto rounded-control border border-line"
      >
        <ul className="divide-y divide-line text-small">
          {made.slice(0, MOST_DRAWN).map(({ person, link }) => (
            <li key={person.line} data-testid="made-link" className="px-2.5 py-1.5">
              {person.displayName} <span className="text-ink-subtle">@{person.handle}</span>
              <code className="block truncate text-ink-muted text-meta">{link}</code>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
