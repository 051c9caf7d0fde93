'use client'

import type { Restriction } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useTimeText } from '../../../i18n/time.tsx'
import { Button } from '../../../ui/button.tsx'
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
