'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { keepItems } from '../../ui/use-kept-focus.ts'
import { useClient, usePerson } from '../connection/client-provider.tsx'
import { useAllKept } from '../personal/use-kept.ts'

/** Whom the person blocked, and the way to end it. */
export function BlockedPeople() {
  const t = useTranslations('personal')
  const client = useClient()
  const ids = [...useAllKept('block').keys()]
  const all = ids.join()
  useEffect(() => {
    if (all !== '') client.call('people.get', { ids: all.split(',').slice(0, 200) }).catch(() => undefined)
  }, [client, all])
  return (
    <div ref={keepItems} tabIndex={-1} className="outline-none">
      {ids.length === 0 ? (
        <p className="text-ink-muted text-small">{t('noBlocked')}</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y" data-testid="blocked-people">
          {ids.map((id) => (
            <Blocked key={id} id={id} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Blocked({ id }: { id: string }) {
  const t = useTranslations('personal')
  const client = useClient()
  const person = usePerson(id)
  return (
    <li className="flex min-h-14 items-center gap-3 py-2">
      <Avatar id={id} name={person?.displayName ?? ''} size={28} />
      <span className="min-w-0 grow truncate">
        <bdi>{person?.displayName}</bdi> <span className="text-ink-muted">@{person?.handle}</span>
      </span>
      <Button size="small" data-testid="unblock" onClick={() => client.keep([{ key: `block:${id}`, value: null }])}>
        {t('unblock')}
      </Button>
    </li>
  )
}
