'use client'

import { Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { languageOf } from '../../../messages/body/language.ts'
import { useRefusalText } from '../../../rooms/refusal-text.ts'
import { isReady, type Judged } from './use-import.ts'

/** Rows that are drawn: those with a mistake come first. */
const MOST_DRAWN = 200

/** What would come of a list, with what is wrong in it by line. */
export function ImportPreview({ rows, left }: { rows: readonly Judged[]; left: number }) {
  const t = useTranslations('admin.import')
  const roles = useTranslations('admin.roles')
  const problemOf = useProblemText()
  const wrong = rows.filter((row) => !isReady(row))
  const drawn = [...wrong, ...rows.filter(isReady)].slice(0, MOST_DRAWN)
  const count = rows.length - wrong.length
  return (
    <div className="grid gap-3">
      <p role="status" className="text-small" data-testid="import-summary">
        <strong className="font-semibold">{t('ready', { count })}</strong>
        {wrong.length > 0 ? (
          <span className="text-danger-ink">{` · ${t('wrong', { count: wrong.length })}`}</span>
        ) : null}
        {left > 0 ? <span className="block text-ink-muted">{t('left', { count: left })}</span> : null}
      </p>
      <section
        aria-label={t('title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className="max-h-80 overflow-auto rounded-control border border-line"
      >
        <table className="w-full text-small">
          <thead className="sticky top-0 bg-surface text-left text-ink-muted text-meta">
            <tr className="*:px-2.5 *:py-1.5 *:font-medium">
              <th scope="col" className="w-12">
                {t('line')}
              </th>
              <th scope="col">{t('person')}</th>
              <th scope="col" className="max-sm:hidden">
                {t('email')}
              </th>
              <th scope="col" className="whitespace-nowrap">
                {t('role')}
              </th>
            </tr>
          </thead>
          <tbody>
            {drawn.map((row) => {
              const { line, displayName, handle, email, role } = row.person
              const problem = problemOf(row)
              return (
                <tr
                  key={line}
                  data-testid="import-row"
                  data-wrong={problem !== null}
                  className="border-line border-t align-top *:px-2.5 *:py-1.5"
                >
                  <td className="text-ink-subtle tabular-nums">{line}</td>
                  <td className="wrap-anywhere">
                    <span lang={languageOf(displayName)}>{displayName}</span>
                    {handle ? <span className="text-ink-subtle">{` @${handle}`}</span> : null}
                    {problem === null ? null : <span className="block text-danger-ink text-meta">{problem}</span>}
                  </td>
                  <td className="wrap-anywhere text-ink-muted max-sm:hidden">{email}</td>
                  <td className="whitespace-nowrap">{roles(role ?? 'member')}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function useProblemText(): (row: Judged) => string | null {
  const t = useTranslations('admin.import')
  const refusalText = useRefusalText()
  return ({ person: { mistake, detail }, result }) => {
    if (mistake !== null) return t(`mistakes.${mistake}`, { detail })
    if (result?.refused === undefined) return null
    const { code, field, limit } = result.refused
    if (code === 'ACCOUNT_UNAVAILABLE') return t(field === 'email' ? 'taken.email' : 'taken.handle')
    return refusalText(
      new Refusal(code, { ...(field !== undefined && { field }), ...(limit !== undefined && { limit }) }),
    )
  }
}
