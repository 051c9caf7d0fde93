'use client'

import type { ReportedMessage } from '@parley/protocol'
import { useFormatter, useTranslations } from 'next-intl'
import { Avatar } from '../../../ui/avatar.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { languageOf } from '../../messages/body/language.ts'
import type { Column } from '../table/column.ts'
import { Moment } from '../table/moment.tsx'
import { usePlace } from './use-place.ts'

/** What the queue tells of each reported message. */
export function useReportColumns(status: 'open' | 'resolved'): readonly Column<ReportedMessage>[] {
  const t = useTranslations('admin.moderation')
  const format = useFormatter()
  const placeOf = usePlace()
  return [
    {
      id: 'message',
      label: t('message'),
      onPhone: 'head',
      cell: ({ author, body }) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar id={author.id} name={author.displayName} size={24} />
          <span className="min-w-0 max-w-48 shrink-0 truncate font-medium" lang={languageOf(author.displayName)}>
            {author.displayName}
          </span>
          <span className="min-w-0 max-w-120 truncate text-ink-muted">
            {body === null ? t('gone') : body.trim() === '' ? t('noWords') : body}
          </span>
        </span>
      ),
    },
    {
      id: 'room',
      label: t('room'),
      width: 'xl:min-w-44',
      onPhone: 'plain',
      cell: ({ room }) => <span className="block max-w-44 truncate">{placeOf(room)}</span>,
    },
    {
      id: 'reasons',
      label: t('reason'),
      width: 'xl:min-w-44',
      onPhone: 'plain',
      isWideOnly: true,
      cell: ({ reasons, flagged }) => (
        <span className="flex min-w-0 gap-1 overflow-hidden">
          {reasons.map((reason) => (
            <Tag key={reason} tone={reason === 'danger' ? 'danger' : 'plain'}>
              {t(`reasons.${reason}`)}
            </Tag>
          ))}
          {flagged ? <Tag>{t('flagged')}</Tag> : null}
        </span>
      ),
    },
    ...(status === 'open'
      ? []
      : [
          {
            id: 'outcome',
            label: t('outcome'),
            width: 'xl:min-w-48',
            onPhone: 'plain',
            cell: ({ resolved }: ReportedMessage) => (
              <span className="flex min-w-0 gap-1 overflow-hidden">
                {resolved?.outcomes.map((outcome) => (
                  <Tag key={outcome}>{t(`outcomes.${outcome}`)}</Tag>
                ))}
              </span>
            ),
          } as const,
        ]),
    {
      id: 'reports',
      label: t('reports'),
      sort: 'reports',
      isLargestFirst: true,
      width: 'xl:min-w-24',
      isNumber: true,
      onPhone: 'labelled',
      cell: ({ reports }) => format.number(reports),
    },
    {
      id: 'last',
      label: t('last'),
      sort: 'last',
      isLargestFirst: true,
      width: 'xl:min-w-28',
      isNumber: true,
      onPhone: 'plain',
      cell: ({ lastAt }) => <Moment at={lastAt} />,
    },
  ]
}
