'use client'

import type { Restriction } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useClient } from '../../connection/client-provider.tsx'
import { useAct } from '../use-act.ts'

/** Lifts a mute or a ban. */
export function useLift(onChanged: () => void): (restriction: Restriction) => void {
  const t = useTranslations('admin.moderation')
  const client = useClient()
  const act = useAct()
  return ({ id, person }) =>
    void act(() => client.call('moderation.lift', { restrictionId: id }), {
      said: t('lifted', { name: person.displayName }),
      after: onChanged,
    }).catch(() => undefined)
}
