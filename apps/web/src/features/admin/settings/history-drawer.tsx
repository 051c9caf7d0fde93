'use client'

import type { Person, SettingsVersion } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Time } from '../../../i18n/time.tsx'
import { Button } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { Drawer, DrawerWaiting } from '../drawer.tsx'
import { Failed } from '../table/list-view.tsx'
import { useRead } from '../table/use-read.ts'
import { changedKeys, type StoredSettings } from './draft.ts'
import { useSettingWords } from './use-setting-words.ts'

interface Page {
  readonly versions: readonly SettingsVersion[]
  readonly people: readonly Person[]
  readonly more: boolean
}

/** Every change of the settings, and the way back to how they were. */
export function HistoryDrawer(props: { version: number; onRestore: (settings: StoredSettings) => void }) {
  const { version, onRestore } = props
  const t = useTranslations('workspace')
  const client = useClient()
  const refusalText = useRefusalText()
  const read = useRead(`settings history ${version}`, () => client.call('settings.history', {}))
  const [further, setFurther] = useState<readonly Page[]>([])
  const title = t('history')
  const pages: readonly Page[] = read.value === null ? [] : [read.value, ...further]
  const versions = pages.flatMap((page) => page.versions)
  const people = new Map(pages.flatMap((page) => page.people.map((person) => [person.id, person])))
  const last = versions.at(-1)
  async function readMore() {
    if (last === undefined) return
    try {
      const page = await client.call('settings.history', { beforeVersion: last.version })
      setFurther((before) => [...before, page])
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
    }
  }
  return (
    <Drawer title={title} head={<h2 className="flex min-h-9 items-center font-semibold text-body">{title}</h2>}>
      {read.value === null ? (
        read.state === 'failed' ? (
          <Failed onRetry={read.refresh} />
        ) : (
          <DrawerWaiting />
        )
      ) : versions.length === 0 ? (
        <p className="px-5 py-5 text-ink-muted text-small">{t('noHistory')}</p>
      ) : (
        <ol className="divide-y divide-line" data-testid="settings-history">
          {versions.map((each) => (
            <VersionLine
              key={each.version}
              version={each}
              by={each.byId === null ? undefined : people.get(each.byId)}
              isNow={each.version === version}
              onRestore={onRestore}
            />
          ))}
        </ol>
      )}
      {pages.at(-1)?.more ? (
        <div className="px-5 py-3">
          <Button onClick={readMore}>{t('olderChanges')}</Button>
        </div>
      ) : null}
    </Drawer>
  )
}

interface VersionLineProps {
  version: SettingsVersion
  by: Person | undefined
  isNow: boolean
  onRestore: (settings: StoredSettings) => void
}

function VersionLine({ version: { version, at, settings, before }, by, isNow, onRestore }: VersionLineProps) {
  const t = useTranslations('workspace')
  const words = useSettingWords()
  return (
    <li className="px-5 py-3.5" data-testid="settings-version">
      <p className="text-small">
        <span className="font-medium" lang={by && languageOf(by.displayName)}>
          {by?.displayName ?? t('somebody')}
        </span>
        <span className="text-ink-muted">
          {' · '}
          <Time at={at} style="exact" />
          {isNow ? ` · ${t('now')}` : null}
        </span>
      </p>
      <ul className="mt-1 grid gap-1 text-small">
        {changedKeys(before, settings).map((key) => (
          <li key={key} className="wrap-anywhere">
            <span className="text-ink-muted">{words.name(key)}: </span>
            {words.value(key, before[key])} <span aria-hidden>→</span>
            <span className="sr-only">{t('becomes')}</span>{' '}
            <span className="font-medium">{words.value(key, settings[key])}</span>
          </li>
        ))}
      </ul>
      {isNow ? null : (
        <Button size="small" className="mt-2" data-testid={`restore-${version}`} onClick={() => onRestore(settings)}>
          {t('restore')}
        </Button>
      )}
    </li>
  )
}
