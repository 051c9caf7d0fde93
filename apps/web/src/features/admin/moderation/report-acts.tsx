'use client'

import type { ReportDetails } from '@parley/protocol'
import { Ban, Check, CircleAlert, MicOff, RotateCcw, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { DrawerSection } from '../drawer.tsx'
import { useAct } from '../use-act.ts'
import { ActDialog, type ReportAct } from './act-dialog.tsx'

/** What can be done about a report, the mildest first. */
export function ReportActs({ details, onChanged }: { details: ReportDetails; onChanged: () => void }) {
  const t = useTranslations('admin.moderation')
  const client = useClient()
  const act = useAct()
  const [asked, ask] = useState<ReportAct | null>(null)
  const { reported, may } = details
  const { id: reportId, author, resolved, room } = reported
  const dismiss = () => client.call('reports.dismiss', { reportId })
  const reopen = () => client.call('reports.reopen', { reportId })
  const run = (doIt: () => Promise<unknown>, said: string, undo: () => Promise<unknown>) =>
    void act(doIt, { said, undo, after: onChanged }).catch(() => undefined)
  const icon = { size: 16, 'aria-hidden': true } as const
  return (
    <DrawerSection title={resolved === null ? t('acts') : t('actsDone')} testId="report-acts">
      {may.act ? null : (
        <p className="mb-2.5 text-ink-muted text-small">{t('isAbove', { name: author.displayName })}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {resolved === null ? (
          <Button icon={<Check {...icon} />} data-testid="dismiss" onClick={() => run(dismiss, t('dismissed'), reopen)}>
            {t('dismiss')}
          </Button>
        ) : (
          <Button
            icon={<RotateCcw {...icon} />}
            data-testid="reopen"
            onClick={() => run(reopen, t('reopened'), dismiss)}
          >
            {t('reopen')}
          </Button>
        )}
        {may.act ? (
          <>
            <Button icon={<CircleAlert {...icon} />} data-testid="warn" onClick={() => ask('warn')}>
              {t('warnAsk')}
            </Button>
            {reported.body === null ? null : (
              <Button icon={<Trash2 {...icon} />} data-testid="delete-reported" onClick={() => ask('delete')}>
                {t('deleteAsk')}
              </Button>
            )}
            <Button icon={<MicOff {...icon} />} data-testid="mute-author" onClick={() => ask('mute')}>
              {t('muteAsk')}
            </Button>
          </>
        ) : null}
        {may.ban || may.everywhere ? (
          <Button variant="danger-quiet" icon={<Ban {...icon} />} data-testid="ban-author" onClick={() => ask('ban')}>
            {t('banAsk')}
          </Button>
        ) : null}
      </div>
      {asked === null ? null : (
        <ActDialog
          key={asked}
          kind={asked}
          subject={{
            person: author,
            rooms: (asked === 'ban' ? may.ban : may.act) ? [room] : [],
            everywhere: may.everywhere,
            reportId,
          }}
          onClose={() => ask(null)}
          onChanged={onChanged}
        />
      )}
    </DrawerSection>
  )
}
