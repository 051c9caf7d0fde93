'use client'

import type { Message, ReportDetails } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Time } from '../../../i18n/time.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { languageOf } from '../../messages/body/language.ts'
import { DrawerSection } from '../drawer.tsx'

/** The reported message with those before and after it, as they were written: nothing is hidden or drawn. */
export function ReportContext({ details: { reported, messages, people } }: { details: ReportDetails }) {
  const t = useTranslations('admin.moderation')
  const names = new Map(people.map((person) => [person.id, person.displayName]))
  return (
    <DrawerSection title={t('inContext')}>
      <ol className="-mx-5 grid">
        {messages.map((message) => {
          const isIt = message.seq === reported.seq
          const name = names.get(message.authorId) ?? '–'
          return (
            <li
              key={message.seq}
              data-testid={isIt ? 'reported-message' : 'context-message'}
              {...(isIt && { 'aria-current': true })}
              className={classNames(
                'grid gap-0.5 border-l-2 px-[18px] py-1.5 text-small',
                isIt ? 'border-danger-line bg-danger-wash' : 'border-transparent',
              )}
            >
              <p className="flex min-w-0 items-baseline gap-2">
                <span className="truncate font-medium" lang={languageOf(name)}>
                  {name}
                </span>
                <Time at={message.createdAt} style="exact" className="shrink-0 text-ink-muted text-meta" />
              </p>
              <Words message={message} />
            </li>
          )
        })}
      </ol>
    </DrawerSection>
  )
}

function Words({ message: { body, files } }: { message: Message }) {
  const t = useTranslations('admin.moderation')
  if (body === null) return <p className="text-ink-muted italic">{t('gone')}</p>
  return (
    <>
      {body === '' ? null : <p className="wrap-anywhere max-h-60 overflow-y-auto whitespace-pre-wrap">{body}</p>}
      {files === undefined ? null : <p className="text-ink-muted">{t('pictures', { count: files.length })}</p>}
    </>
  )
}
