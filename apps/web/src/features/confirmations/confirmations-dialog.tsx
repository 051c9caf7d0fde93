'use client'

import type { CommandOutput } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap, useClient, useRoom } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { useRefusalText } from '../rooms/refusal-text.ts'

type Page = CommandOutput<'message.confirmations'>

/** Who confirmed and who has not; whoever asked may call the rest. */
export default function ConfirmationsDialog(props: {
  roomId: string
  seq: number
  authorId: string
  onClose: () => void
}) {
  const { roomId, seq, authorId, onClose } = props
  const t = useTranslations('confirmations.who')
  const { me } = useBootstrap()
  const role = useRoom(roomId)?.role
  const { page, error, more, nudge, isNudging } = useConfirmations(roomId, seq)
  const missing = page?.people.filter(({ confirmedAt }) => confirmedAt === null) ?? []
  const confirmed = page?.people.filter(({ confirmedAt }) => confirmedAt !== null) ?? []
  const mayNudge = (authorId === me.id || (role !== undefined && role !== 'member')) && (page?.missing ?? 0) > 0
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      data-testid="confirmations-dialog"
      footer={
        mayNudge ? (
          <Button variant="primary" busy={isNudging} onClick={nudge} data-testid="nudge">
            {t('nudge', { count: page?.missing ?? 0 })}
          </Button>
        ) : undefined
      }
    >
      <div className="grid min-h-40 content-start gap-4">
        {error === null ? null : (
          <p role="alert" className="text-danger-ink text-small">
            {error}
          </p>
        )}
        {page === null ? null : (
          <>
            <Group label={t('missing', { count: page.missing })} people={missing} />
            <Group label={t('confirmed', { count: page.confirmed })} people={confirmed} />
            {page.next === null ? null : (
              <Button variant="quiet" onClick={more}>
                {t('more')}
              </Button>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

function Group({ label, people }: { label: string; people: Page['people'] }) {
  const words = useTimeWords()
  return (
    <section>
      <h3 className="mb-1 text-ink-muted text-meta">{label}</h3>
      <ul>
        {people.map(({ person, confirmedAt }) => (
          <li key={person.id} className="flex min-h-10 items-center gap-2.5 text-small">
            <Avatar id={person.id} name={person.displayName} size={28} />
            <bdi lang={languageOf(person.displayName)} className="min-w-0 grow truncate">
              {person.displayName}
            </bdi>
            {confirmedAt === null ? null : (
              <time dateTime={confirmedAt} className="shrink-0 text-ink-subtle text-meta">
                {words.exact(Date.parse(confirmedAt))}
              </time>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function useConfirmations(roomId: string, seq: number) {
  const t = useTranslations('confirmations.who')
  const client = useClient()
  const { epoch } = useBootstrap()
  const refusalText = useRefusalText()
  const [page, setPage] = useState<Page | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isNudging, setIsNudging] = useState(false)
  const load = useCallback(
    async (after?: string) => {
      const input = { roomId, epoch, seq, limit: 100, ...(after !== undefined && { after }) }
      const read = await client.call('message.confirmations', input)
      setPage((known) =>
        after === undefined || known === null ? read : { ...read, people: [...known.people, ...read.people] },
      )
      setError(null)
    },
    [client, roomId, epoch, seq],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sentence is for this reading only.
  useEffect(() => {
    load().catch((reason: unknown) => setError(refusalText(reason)))
  }, [load])
  return {
    page,
    error,
    isNudging,
    more: () => void load(page?.next ?? undefined).catch((reason: unknown) => setError(refusalText(reason))),
    nudge: () => {
      setIsNudging(true)
      client
        .call('message.nudge', { roomId, epoch, seq })
        .then(({ called }) => toast(t('nudged', { count: called })))
        .catch((reason: unknown) => setError(refusalText(reason)))
        .finally(() => setIsNudging(false))
    },
  }
}
