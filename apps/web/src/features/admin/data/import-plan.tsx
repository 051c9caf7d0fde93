'use client'

import type { CommandOutput, ImportedRoom } from '@parley/protocol'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { languageOf } from '../../messages/body/language.ts'
import { ImportProblems } from './import-problems.tsx'

type Plan = CommandOutput<'imports.read'>

/** Why something is not imported, in the order in which it is told. */
const LEFT = ['roomsLeft', 'messagesLeft', 'system', 'files', 'roles', 'duplicates', 'problems'] as const

/** What comes of a file: rooms, people and messages, what is left out and why. */
export function ImportPlan({ plan: { job, rooms, problems } }: { plan: Plan }) {
  const t = useTranslations('admin.data')
  const format = useFormatter()
  const { counts } = job
  const { people = 0, peopleNew = 0, peopleUnknown = 0, roomsRenamed = 0, messagesOld = 0 } = counts
  const left = LEFT.filter((name) => counts[name])
  return (
    <div className="grid gap-4" data-testid="import-plan">
      <dl className="grid grid-cols-3 gap-3">
        <Figure
          name={t('plan.rooms')}
          value={format.number(counts.rooms ?? 0)}
          note={roomsRenamed ? t('plan.renamed', { count: roomsRenamed }) : null}
        />
        <Figure name={t('plan.messages')} value={format.number(counts.messages ?? 0)} />
        <Figure
          name={t('plan.people')}
          value={format.number(people)}
          note={t('plan.known', { known: people - peopleNew, made: peopleNew })}
        />
      </dl>
      {peopleNew > 0 ? (
        <p className="text-pretty text-small">
          {t('plan.accounts')}
          {peopleUnknown > 0 ? ` ${t('plan.unknown', { count: peopleUnknown })}` : null}
        </p>
      ) : null}
      <p className="text-pretty text-ink-muted text-small">{t('plan.quiet')}</p>
      {messagesOld > 0 ? (
        <p className="text-pretty text-danger-ink text-small" data-testid="import-old">
          {t('plan.old', { count: messagesOld })}
        </p>
      ) : null}
      {left.length > 0 ? (
        <section>
          <h3 className="font-semibold text-small">{t('plan.left')}</h3>
          <ul className="mt-1 grid list-disc gap-0.5 pl-5 text-ink-muted text-small" data-testid="import-left">
            {left.map((name) => (
              <li key={name}>{t(`plan.leftOut.${name}`, { count: counts[name] ?? 0 })}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <RoomTable rooms={rooms} more={(counts.rooms ?? 0) + (counts.roomsLeft ?? 0) - rooms.length} />
      {problems.length > 0 ? <ImportProblems problems={problems} fileName={job.import?.fileName ?? ''} /> : null}
    </div>
  )
}

function Figure({ name, value, note = null }: { name: string; value: string; note?: string | null }) {
  return (
    <div className="rounded-control border border-line px-3 py-2">
      <dt className="text-ink-muted text-meta">{name}</dt>
      <dd className="font-semibold text-title tabular-nums">{value}</dd>
      {note === null ? null : <dd className="text-ink-muted text-meta">{note}</dd>}
    </div>
  )
}

/** A table that scrolls within itself. */
export function Scrolling({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      className="max-h-60 overflow-auto rounded-control border border-line"
    >
      <table className="w-full text-small">{children}</table>
    </section>
  )
}

function RoomTable({ rooms, more }: { rooms: readonly ImportedRoom[]; more: number }) {
  const t = useTranslations('admin.data')
  const format = useFormatter()
  if (rooms.length === 0) return null
  return (
    <section>
      <h3 className="mb-1.5 font-semibold text-small">{t('plan.roomList')}</h3>
      <Scrolling label={t('plan.roomList')}>
        <thead className="sticky top-0 bg-surface text-left text-ink-muted text-meta">
          <tr className="*:px-2.5 *:py-1.5 *:font-medium">
            <th scope="col">{t('plan.inFile')}</th>
            <th scope="col">{t('plan.here')}</th>
            <th scope="col" className="text-right">
              {t('plan.messages')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rooms.map(({ kind, given, name, messages, leftOut }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike, and the order is the file's
            <tr key={index} data-testid="import-room" className="border-line border-t align-top *:px-2.5 *:py-1.5">
              <td className="wrap-anywhere" lang={languageOf(given)}>
                {given || t(`plan.kinds.${kind === 'group' ? 'group' : 'direct'}`)}
              </td>
              <td className="wrap-anywhere">
                {leftOut ? (
                  <span className="text-ink-muted">{t(`plan.why.${leftOut}`)}</span>
                ) : (
                  <span className={name !== undefined && name !== given ? 'font-medium' : undefined}>
                    {name === undefined ? t(`plan.kinds.${kind === 'group' ? 'group' : 'direct'}`) : `#${name}`}
                    {kind === 'private' ? (
                      <span className="text-ink-muted">{` · ${t('plan.kinds.private')}`}</span>
                    ) : null}
                  </span>
                )}
              </td>
              <td className="text-right text-ink-muted tabular-nums">{format.number(messages)}</td>
            </tr>
          ))}
        </tbody>
      </Scrolling>
      {more > 0 ? <p className="mt-1 text-ink-muted text-meta">{t('plan.moreRooms', { count: more })}</p> : null}
    </section>
  )
}
