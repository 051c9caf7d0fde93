'use client'

import type { ReportDetails } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Time, useTimeText } from '../../../i18n/time.tsx'
import { Avatar } from '../../../ui/avatar.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { Drawer, DrawerSection, DrawerWaiting } from '../drawer.tsx'
import { Failed } from '../table/list-view.tsx'
import { useRead } from '../table/use-read.ts'
import { tellReportsChanged } from './open-reports.tsx'
import { ReportActs } from './report-acts.tsx'
import { ReportContext } from './report-context.tsx'
import { RestrictionList } from './restriction-list.tsx'
import { usePlace } from './use-place.ts'

/** One reported message: what it says where, who reported it and why, and what can be done about it. */
export function ReportDrawer({ reportId, onChanged }: { reportId: string; onChanged: () => void }) {
  const t = useTranslations('admin.moderation')
  const client = useClient()
  const placeOf = usePlace()
  const read = useRead(reportId, () => client.call('reports.read', { reportId }))
  const reported = read.value?.reported
  const changed = () => {
    read.refresh()
    onChanged()
    tellReportsChanged()
  }
  return (
    <Drawer
      title={reported ? t('reportOf', { name: reported.author.displayName }) : t('message')}
      head={
        reported ? (
          <div className="flex items-center gap-3">
            <Avatar id={reported.author.id} name={reported.author.displayName} size={36} />
            <div className="min-w-0">
              <h2 className="truncate font-semibold text-body leading-5" lang={languageOf(reported.author.displayName)}>
                {reported.author.displayName}
              </h2>
              <p className="truncate text-ink-muted text-small">
                {`@${reported.author.handle} · ${placeOf(reported.room)}`}
              </p>
            </div>
          </div>
        ) : (
          <Skeleton className="h-9 w-48" />
        )
      }
    >
      {read.value ? (
        <Details details={read.value} onChanged={changed} />
      ) : read.state === 'failed' ? (
        <Failed onRetry={read.refresh} />
      ) : (
        <DrawerWaiting />
      )}
    </Drawer>
  )
}

function Details({ details, onChanged }: { details: ReportDetails; onChanged: () => void }) {
  const t = useTranslations('admin.moderation')
  const time = useTimeText()
  const { reported, each, restrictions } = details
  const { resolved, reportedBody } = reported
  return (
    <>
      <ReportContext details={details} />
      {reportedBody === null ? null : (
        <DrawerSection title={t('said')} testId="reported-body">
          <p className="wrap-anywhere whitespace-pre-wrap text-small">{reportedBody}</p>
        </DrawerSection>
      )}
      {reported.flagged ? (
        <DrawerSection title={t('flagged')} testId="flagged-words">
          <p className="wrap-anywhere text-small">{reported.flagged.join(', ')}</p>
        </DrawerSection>
      ) : null}
      <DrawerSection title={t('reportedBy')}>
        <ul className="grid gap-2.5">
          {each.map(({ by, reason, note, at }) => (
            <li key={by.id} className="grid gap-0.5 text-small" data-testid="reporter">
              <p className="flex min-w-0 items-center gap-2">
                <Avatar id={by.id} name={by.displayName} size={20} />
                <span className="truncate font-medium" lang={languageOf(by.displayName)}>
                  {by.displayName}
                </span>
                <Tag tone={reason === 'danger' ? 'danger' : 'plain'}>{t(`reasons.${reason}`)}</Tag>
                <Time at={at} style="exact" className="ml-auto shrink-0 text-ink-muted text-meta" />
              </p>
              {note === '' ? null : <p className="wrap-anywhere whitespace-pre-wrap pl-7 text-ink-muted">{note}</p>}
            </li>
          ))}
        </ul>
      </DrawerSection>
      {resolved === null ? null : (
        <DrawerSection title={t('resolved')} testId="report-resolved">
          <p className="flex flex-wrap items-center gap-1.5 text-small">
            {resolved.outcomes.map((outcome) => (
              <Tag key={outcome}>{t(`outcomes.${outcome}`)}</Tag>
            ))}
            <span className="text-ink-muted">
              {t('resolvedBy', { name: resolved.by?.displayName ?? '–', when: time(resolved.at, 'exact') })}
            </span>
          </p>
        </DrawerSection>
      )}
      <ReportActs details={details} onChanged={onChanged} />
      {restrictions.length === 0 ? null : (
        <DrawerSection title={t('tabs.restrictions')}>
          <RestrictionList restrictions={restrictions} onChanged={onChanged} />
        </DrawerSection>
      )}
    </>
  )
}
