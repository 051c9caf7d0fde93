'use client'

import type { Room } from '@parley/protocol'
import { PackageOpen } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'

/** Begins the export of a room with its pictures, and shows the way to where it is downloaded. */
export function ExportRoom({ room }: { room: Room }) {
  const t = useTranslations('admin.data')
  const client = useClient()
  const router = useRouter()
  const refusalText = useRefusalText()
  const [busy, setBusy] = useState(false)
  async function start() {
    setBusy(true)
    try {
      await client.call('exports.start', { roomId: room.id, withFiles: true })
      toast(t('roomExportStarted', { room: room.name }), {
        tone: 'success',
        action: { label: t('show'), run: () => router.push('/admin/data') },
      })
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <Button icon={<PackageOpen size={16} aria-hidden />} busy={busy} data-testid="export-room" onClick={start}>
      {t('exportThis')}
    </Button>
  )
}
