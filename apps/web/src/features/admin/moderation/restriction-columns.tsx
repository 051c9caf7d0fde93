'use client'

import type { Restriction } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Avatar } from '../../../ui/avatar.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { Nothing } from '../people/people-columns.tsx'
import type { Column } from '../table/column.ts'
import { Moment } from '../table/moment.tsx'
import { usePlace } from './use-place.ts'

/** What the list of mutes and bans tells of each. */
export function useRestrictionColumns(): readonly Column<Restriction>[] {
  const t = useTranslations('admin.moderation')
  const placeOf = usePlace()
  return [
    {
      id: 'person',
      label: t('person'),
      onPhone: 'head',
      cell: ({ person }) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar id={person.id} name={person.displayName} size={24} />
          <span className="min-w-0 truncate font-medium" lang={languageOf(person.displayName)}>
            {person.displayName}
          </span>
          <span className="min-w-0 truncate text-ink-subtle max-lg:md:hidden">@{person.handle}</span>
        </span>
      ),
    },
    {
      id: 'kind',
      label: t('kind'),
      width: 'xl:min-w-24',
      onPhone: 'plain',
      cell: ({ kind }) => <Tag tone={kind === 'ban' ? 'danger' : 'warn'}>{t(`kinds.${kind}`)}</Tag>,
    },
    {
      id: 'where',
      label: t('where'),
      width: 'xl:min-w-44',
      onPhone: 'plain',
      cell: ({ room }) => <span className="block max-w-44 truncate">{placeOf(room)}</span>,
    },
    {
      id: 'until',
      label: t('until'),
      width: 'xl:min-w-40',
      onPhone: 'plain',
      cell: ({ until }) =>
        until === null ? (
          t('untilLifted')
        ) : (
          <>
            <span className="text-ink-subtle text-meta md:hidden">{`${t('until')} `}</span>
            <Moment at={until} />
          </>
        ),
    },
    {
      id: 'by',
      label: t('by'),
      width: 'xl:min-w-36',
      onPhone: 'hidden',
      isWideOnly: true,
      cell: ({ by }) => (by === null ? <Nothing /> : <span className="block max-w-36 truncate">{by.displayName}</span>),
    },
    {
      id: 'since',
      label: t('since'),
      width: 'xl:min-w-28',
      isNumber: true,
      onPhone: 'hidden',
      cell: ({ createdAt }) => <Moment at={createdAt} />,
    },
  ]
}
