'use client'

import type { Restriction } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Time } from '../../../i18n/time.tsx'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { Drawer, Facts } from '../drawer.tsx'
import { OPEN } from '../table/list-view.tsx'
import { useAddress } from '../table/use-address.ts'
import { useLift } from './use-lift.ts'
import { usePlace } from './use-place.ts'

/** One mute or ban, and the way to lift it. */
export function RestrictionDrawer({ restriction, onChanged }: { restriction: Restriction; onChanged: () => void }) {
  const t = useTranslations('admin.moderation')
  const { change } = useAddress()
  const placeOf = usePlace()
  const { person, kind, room, until, reason, by, createdAt, mayLift } = restriction
  const lift = useLift(() => {
    change({ [OPEN]: null })
    onChanged()
  })
  return (
    <Drawer
      title={person.displayName}
      head={
        <div className="flex items-center gap-3">
          <Avatar id={person.id} name={person.displayName} size={36} />
          <div className="min-w-0">
            <h2 className="truncate font-semibold text-body leading-5" lang={languageOf(person.displayName)}>
              {person.displayName}
            </h2>
            <p className="truncate text-ink-muted text-small">@{person.handle}</p>
          </div>
        </div>
      }
    >
      <Facts
        facts={[
          { name: t('kind'), value: t(`kinds.${kind}`) },
          { name: t('where'), value: placeOf(room) },
          { name: t('until'), value: until === null ? t('untilLifted') : <Time at={until} style="exact" /> },
          { name: t('since'), value: <Time at={createdAt} style="exact" /> },
          { name: t('by'), value: by?.displayName ?? '–' },
          { name: t('reason'), value: reason === '' ? t('noReason') : reason },
        ]}
      />
      {mayLift ? (
        <div className="border-line border-t px-5 py-4">
          <Button data-testid="lift" onClick={() => lift(restriction)}>
            {t('lift')}
          </Button>
        </div>
      ) : null}
    </Drawer>
  )
}
