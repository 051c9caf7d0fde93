'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { useAct } from '../use-act.ts'

/** Begins the export of everything; a single room is exported from where it is run. */
export function ExportForm({ onStarted }: { onStarted: () => void }) {
  const t = useTranslations('admin.data')
  const client = useClient()
  const { me } = useBootstrap()
  const act = useAct()
  const [withFiles, setWithFiles] = useState(true)
  const [withDirect, setWithDirect] = useState(false)
  const [busy, setBusy] = useState(false)
  async function start() {
    setBusy(true)
    const input = { ...(withFiles && { withFiles: true as const }), ...(withDirect && { withDirect: true as const }) }
    await act(() => client.call('exports.start', input), { said: t('exportStarted'), after: onStarted }).catch(() => {})
    setBusy(false)
  }
  return (
    <div className="grid gap-2">
      <Switch
        label={t('withFiles')}
        hint={t('withFilesHint')}
        data-testid="export-files"
        checked={withFiles}
        onChange={(event) => setWithFiles(event.target.checked)}
      />
      {me.role === 'owner' ? (
        <Switch
          label={t('withDirect')}
          hint={t('withDirectHint')}
          data-testid="export-direct"
          checked={withDirect}
          onChange={(event) => setWithDirect(event.target.checked)}
        />
      ) : null}
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button busy={busy} data-testid="export-everything" onClick={start}>
          {t('exportEverything')}
        </Button>
        <span className="text-ink-muted text-small">
          {t.rich('exportRoom', {
            rooms: (text) => (
              <Link href="/admin/rooms" prefetch={false} className="underline">
                {text}
              </Link>
            ),
          })}
        </span>
      </div>
    </div>
  )
}
