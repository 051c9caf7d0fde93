'use client'

import type { Restriction } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useTimeText } from '../../../i18n/time.tsx'
import { Button } from '../../../ui/button.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { DrawerSection } from '../drawer.tsx'
import { useRead } from '../table/use-read.ts'
import { useLift } from './use-lift.ts'
import { usePlace } from './use-place.ts'

/** What somebody may not do now, each with the way to lift it. */
export function RestrictionList({
  restrictions,
  onChanged,
}: {
  restrictions: readonly Restriction[]
  onChanged: () => void
}) {
  const t = useTranslations('admin.moderation')
  const time = useTimeText()
  const placeOf = usePlace()
  const lift = useLift(onChanged)
  return (
    <ul className="grid gap-3">
      {restrictions.map((restriction) => {
        const { id, kind, room, until, reason, mayLift } = restriction
        return (
          <li key={id} className="flex items-center justify-between gap-4" data-testid="restriction">
            <div className="min-w-0">
              <p className="wrap-anywhere text-small">{`${t(`kinds.${kind}`)} · ${placeOf(room)}`}</p>
              <p className="wrap-anywhere text-ink-muted text-meta">
                {until === null ? t('untilLifted') : time(until, 'exact')}
                {reason === '' ? null : ` · ${reason}`}
              </p>
            </div>
            {mayLift ? (
              <Button size="small" data-testid={`lift-${kind}`} onClick={() => lift(restriction)}>
                {t('lift')}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** The mutes and bans of a person, in their drawer; nothing where there is none. */
export function PersonRestrictions({ personId, onChanged }: { personId: string; onChanged: () => void }) {
  const t = useTranslations('admin.people')
  const client = useClient()
  const read = useRead(`restrictions of ${personId}`, () => client.call('moderation.list', { personId, limit: 50 }))
  const restrictions = read.value?.restrictions ?? []
  if (restrictions.length === 0) return null
  return (
    <DrawerSection title={t('restrictions')} testId="person-restrictions">
      <RestrictionList
        restrictions={restrictions}
        onChanged={() => {
          read.refresh()
          onChanged()
        }}
      />
    </DrawerSection>
  )
}
