'use client'

import type { Workspace } from '@parley/protocol'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '../../ui/icon-button.tsx'
import { useClient } from '../connection/client-provider.tsx'
import { AnnouncementLine } from './announcement-line.tsx'

/** The announcement at the top of the chat. Whoever dismisses it does so on all their devices, until the next one. */
export default function Announcement({ banner }: { banner: NonNullable<Workspace['banner']> }) {
  const t = useTranslations('shell')
  const client = useClient()
  return (
    <section
      aria-label={t('announcement')}
      data-testid="announcement"
      className="col-span-full row-start-1! max-h-[30dvh] overflow-y-auto pt-[env(safe-area-inset-top)]"
    >
      <div role="status">
        <AnnouncementLine
          banner={banner}
          action={
            <IconButton
              name={t('dismissAnnouncement')}
              icon={<X size={16} aria-hidden />}
              size="small"
              data-testid="dismiss-announcement"
              onClick={() => client.keep([{ key: 'setting:announcement', value: { value: banner.version } }])}
            />
          }
        />
      </div>
    </section>
  )
}
