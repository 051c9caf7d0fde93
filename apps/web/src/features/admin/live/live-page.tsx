'use client'

import type { Instance } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Segment } from '../../../ui/segment.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { AdminPage } from '../frame/admin-page.tsx'
import { Failed, Stale } from '../table/failed.tsx'
import { useAct } from '../use-act.ts'
import { WHY_NO_DRAIN } from './drain-button.tsx'
import { InstancesTable } from './instances-table.tsx'
import { LiveMap } from './live-map.tsx'
import { useLive } from './use-live.ts'

/** The realtime servers as they are this second. */
export function LivePage() {
  const t = useTranslations('admin.live')
  const { view, isFailed, again } = useLive()
  const [look, setLook] = useState<'map' | 'table'>('map')
  const [draining, setDraining] = useState<Instance | null>(null)
  const isOnly = view?.instances.filter(({ state }) => state === 'open').length === 1
  return (
    <AdminPage title={t('title')} {...(view && { count: t('lede', { count: view.instances.length }) })}>
      <Stale read={{ value: view, state: isFailed ? 'failed' : 'ready', refresh: again }} />
      {view ? (
        <div className="min-h-0 grow overflow-y-auto overscroll-contain" data-testid="live">
          <div className="mx-auto grid max-w-[1440px] gap-4 px-4 py-4 pb-[calc(32px+env(safe-area-inset-bottom))] sm:px-6 sm:py-5">
            <div className="flex items-center gap-4">
              <div className="grid min-w-0 gap-0.5 text-pretty text-ink-muted text-meta">
                <p>{t('hour')}</p>
                {isOnly ? <p id={WHY_NO_DRAIN}>{t('drainOnly')}</p> : null}
              </div>
              <Segment
                label={t('showAs')}
                value={look}
                onChange={setLook}
                data-testid="live-look"
                className="ml-auto shrink-0"
                options={[
                  { value: 'map', label: t('map') },
                  { value: 'table', label: t('table') },
                ]}
              />
            </div>
            {view.isComplete ? null : (
              <p role="status" className="rounded-card border border-warn-line bg-warn-wash px-4 py-2.5 text-small">
                {t('incomplete')}
              </p>
            )}
            {look === 'map' ? (
              <LiveMap view={view} onDrain={setDraining} />
            ) : (
              <InstancesTable view={view} onDrain={setDraining} />
            )}
          </div>
        </div>
      ) : isFailed ? (
        <Failed onRetry={again} />
      ) : (
        <Waiting />
      )}
      {draining === null ? null : <DrainDialog instance={draining} onClose={() => setDraining(null)} />}
    </AdminPage>
  )
}

/** Names what will happen to an instance and its people. */
function DrainDialog({ instance: { id, name, sockets }, onClose }: { instance: Instance; onClose: () => void }) {
  const t = useTranslations('admin.live')
  const client = useClient()
  const act = useAct()
  const [busy, setBusy] = useState(false)
  const drain = async () => {
    setBusy(true)
    await act(() => client.call('live.drain', { instanceId: id }), {
      said: t('drained', { name }),
      after: () => setBusy(false),
    })
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('drainTitle', { name })}
      description={t('drainHint', { count: sockets })}
      confirmLabel={t('drain')}
      busy={busy}
      onConfirm={drain}
    />
  )
}

function Waiting() {
  const t = useTranslations('admin.live')
  return (
    <div aria-busy className="mx-auto grid w-full max-w-[1440px] gap-4 px-4 py-5 sm:px-6">
      <span className="sr-only" role="status">
        {t('waiting')}
      </span>
      <Skeleton className="h-32 w-full rounded-card" />
      <Skeleton className="h-32 w-full rounded-card" />
    </div>
  )
}
