'use client'

import type { Moderated } from '@parley/protocol'
import { Ban, MicOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { DrawerSection } from '../drawer.tsx'
import { useAddress } from '../table/use-address.ts'
import { useRead } from '../table/use-read.ts'
import { ActDialog } from './act-dialog.tsx'
import { RestrictionList } from './restriction-list.tsx'

/** The room from which somebody came here, in the address: it is offered first. */
export const FROM_ROOM = 'room'

/** What somebody may not do now, and the ways to mute and to ban them. */
export function PersonActs({ moderated, onChanged }: { moderated: Moderated; onChanged: () => void }) {
  const t = useTranslations('admin.moderation')
  const { me } = useBootstrap()
  const { params } = useAddress()
  const [asked, ask] = useState<'mute' | 'ban' | null>(null)
  const { person, restrictions, everywhere } = moderated
  const from = params.get(FROM_ROOM)
  const rooms = [...moderated.rooms].sort((one, other) => Number(other.id === from) - Number(one.id === from))
  const mayAct = !person.erased && (everywhere || rooms.length > 0)
  const name = person.displayName
  return (
    <DrawerSection title={t('title')} testId="person-acts">
      {mayAct ? (
        <div className="flex flex-wrap gap-2">
          <Button icon={<MicOff size={16} aria-hidden />} data-testid="mute-person" onClick={() => ask('mute')}>
            {t('muteAsk')}
          </Button>
          <Button
            variant="danger-quiet"
            icon={<Ban size={16} aria-hidden />}
            data-testid="ban-person"
            onClick={() => ask('ban')}
          >
            {t('banAsk')}
          </Button>
        </div>
      ) : (
        <p className="text-ink-muted text-small">
          {person.id === me.id ? t('isMe') : person.erased ? t('isErased') : t('nothingToDo', { name })}
        </p>
      )}
      {restrictions.length === 0 ? null : (
        <div className="mt-4">
          <RestrictionList restrictions={restrictions} onChanged={onChanged} />
        </div>
      )}
      {asked === null ? null : (
        <ActDialog
          key={asked}
          kind={asked}
          subject={{ person, rooms, everywhere }}
          onClose={() => ask(null)}
          onChanged={onChanged}
        />
      )}
    </DrawerSection>
  )
}

/** The same in the drawer of an account; nothing until it was read. */
export function AccountModeration({ personId, onChanged }: { personId: string; onChanged: () => void }) {
  const client = useClient()
  const read = useRead(`moderation of ${personId}`, () => client.call('moderation.person', { personId }))
  if (read.value === null) return null
  const changed = () => {
    read.refresh()
    onChanged()
  }
  return <PersonActs moderated={read.value} onChanged={changed} />
}
