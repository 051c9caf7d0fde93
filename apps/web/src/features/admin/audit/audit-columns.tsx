'use client'

import type { AuditEntry } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Avatar } from '../../../ui/avatar.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { Nothing } from '../people/people-columns.tsx'
import type { Column } from '../table/column.ts'
import { Moment } from '../table/moment.tsx'
import type { AuditRow } from './audit-page.tsx'
import { useEntryWords } from './use-entry-words.ts'

/** The fact that a row shows: the first that is another since, or the first of all. */
function firstChanged({ before, after }: AuditEntry): string | undefined {
  const names = Object.keys({ ...after, ...before })
  return names.find((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name])) ?? names[0]
}

/** What the audit log tells of each entry. */
export function useAuditColumns(): readonly Column<AuditRow>[] {
  const t = useTranslations('admin.audit')
  const words = useEntryWords()
  return [
    {
      id: 'action',
      label: t('action'),
      onPhone: 'head',
      cell: ({ entry }) => <span className="block truncate font-medium">{words.action(entry.action)}</span>,
    },
    {
      id: 'target',
      label: t('target'),
      onPhone: 'plain',
      cell: ({ entry, person }) => (
        <span className="block max-w-80 truncate">
          <span lang={languageOf(entry.target.name)}>{entry.target.name || t(`targets.${entry.target.kind}`)}</span>
          {person && person.id !== entry.target.id ? (
            <span className="text-ink-subtle" lang={languageOf(person.displayName)}>{` · ${person.displayName}`}</span>
          ) : null}
        </span>
      ),
    },
    {
      id: 'change',
      label: t('change'),
      onPhone: 'hidden',
      isWideOnly: true,
      cell: ({ entry, nameOf }) => {
        const name = firstChanged(entry)
        if (name === undefined) return <Nothing />
        return (
          <span className="block max-w-80 truncate">
            {t('factIs', {
              name: words.factName(name),
              value: [entry.before, entry.after]
                .flatMap((facts) => (facts && name in facts ? [words.fact(name, facts[name], nameOf)] : []))
                .join(' → '),
            })}
          </span>
        )
      },
    },
    {
      id: 'actor',
      label: t('who'),
      width: 'xl:min-w-48',
      onPhone: 'plain',
      cell: ({ actor }) =>
        actor ? (
          <span className="flex min-w-0 max-w-48 items-center gap-2">
            <Avatar id={actor.id} name={actor.displayName} size={20} />
            <span className="min-w-0 truncate" lang={languageOf(actor.displayName)}>
              {actor.displayName}
            </span>
          </span>
        ) : (
          <Nothing />
        ),
    },
    {
      id: 'at',
      label: t('when'),
      width: 'xl:min-w-32',
      isNumber: true,
      onPhone: 'plain',
      cell: ({ entry }) => <Moment at={entry.at} />,
    },
  ]
}
