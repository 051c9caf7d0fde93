'use client'

import { useTranslations } from 'next-intl'
import { Time } from '../../../i18n/time.tsx'
import { Button } from '../../../ui/button.tsx'
import { Drawer, DrawerSection, Facts } from '../drawer.tsx'
import { OPEN } from '../table/list-view.tsx'
import { useAddress } from '../table/use-address.ts'
import { PAGE } from '../table/use-pages.ts'
import type { AuditRow } from './audit-page.tsx'
import { useEntryWords } from './use-entry-words.ts'

/** One thing that was done: what was so before, and what is so since. */
export function EntryDrawer({ row: { entry, actor, person, nameOf } }: { row: AuditRow }) {
  const t = useTranslations('admin.audit')
  const words = useEntryWords()
  const { change } = useAddress()
  const title = words.action(entry.action)
  const names = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])]
  const only = (name: string, value: string | null) => change({ [name]: value, [OPEN]: null, [PAGE]: null })
  return (
    <Drawer title={title} head={<h2 className="flex min-h-9 items-center font-semibold text-body">{title}</h2>}>
      <Facts
        facts={[
          { name: t('who'), value: actor?.displayName ?? t('nothing') },
          { name: t('when'), value: <Time at={entry.at} style="exact" /> },
          { name: t('target'), value: entry.target.name || t(`targets.${entry.target.kind}`) },
          ...(person && person.id !== entry.target.id ? [{ name: t('concerns'), value: person.displayName }] : []),
          { name: t('address'), value: entry.address ?? t('nothing') },
          { name: t('number'), value: <span className="font-mono text-meta">{entry.id}</span> },
        ]}
      />
      {names.length === 0 ? null : (
        <DrawerSection title={t('change')}>
          <table className="w-full table-fixed text-small" data-testid="entry-facts">
            <thead className="text-left text-ink-muted text-meta">
              <tr className="*:pb-1.5 *:font-medium">
                <th scope="col">
                  <span className="sr-only">{t('fact')}</span>
                </th>
                <th scope="col">{t('before')}</th>
                <th scope="col">{t('after')}</th>
              </tr>
            </thead>
            <tbody>
              {names.map((name) => (
                <tr key={name} className="align-top *:wrap-anywhere *:border-line *:border-t *:py-2 *:pr-3">
                  <th scope="row" className="text-left font-normal text-ink-muted">
                    {words.factName(name)}
                  </th>
                  <td>{words.fact(name, entry.before?.[name], nameOf)}</td>
                  <td className="font-medium">{words.fact(name, entry.after?.[name], nameOf)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </DrawerSection>
      )}
      <DrawerSection title={t('more')}>
        <div className="flex flex-wrap gap-2">
          {actor ? (
            <Button size="small" data-testid="only-actor" onClick={() => only('actor', actor.id)}>
              {t('onlyBy', { name: actor.displayName })}
            </Button>
          ) : null}
          {entry.target.id === null ? null : (
            <Button size="small" data-testid="only-target" onClick={() => only('target', entry.target.id)}>
              {t('onlyAbout', { name: entry.target.name || t(`targets.${entry.target.kind}`) })}
            </Button>
          )}
        </div>
      </DrawerSection>
    </Drawer>
  )
}
