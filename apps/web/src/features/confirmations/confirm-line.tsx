'use client'

import type { TimelineRow } from '@parley/client'
import type { Confirm } from '@parley/protocol'
import { BadgeCheck, Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type MouseEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Late, latePart } from '../../ui/late.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap, useClient, useRoom } from '../connection/client-provider.tsx'
import { useRowActs } from '../messages/acts/row-acts.ts'
import { stayOnRow } from '../messages/row/stay-on-row.ts'
import { useRefusalText } from '../rooms/refusal-text.ts'

const who = latePart(() => import('./confirmations-dialog.tsx'))
/** Everybody who confirmed is named up to here: beyond it, a person's own word may not be among them. */
const MOST_NAMED = 50

/** Under a message that asks to be confirmed: the button, or that it was pressed, and who did. */
export function ConfirmLine({ row }: { row: TimelineRow }) {
  if (row.state !== 'sent' || row.message.confirm === undefined || row.message.deletedAt !== null) return null
  const { seq, authorId, confirm } = row.message
  return <Line seq={seq} authorId={authorId} confirm={confirm} />
}

function Line({ seq, authorId, confirm }: { seq: number; authorId: string; confirm: Confirm }) {
  const t = useTranslations('confirmations')
  const client = useClient()
  const { roomId } = useRowActs()
  const { me, epoch } = useBootstrap()
  const memberCount = useRoom(roomId)?.memberCount ?? 0
  const refusalText = useRefusalText()
  const [isSaid, setIsSaid] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  const isMine = authorId === me.id
  const isConfirmed = isSaid || confirm.people.includes(me.id)
  // Where not everybody is named the server is asked again: it acks a second word like the first.
  const isOpenToMe = !isMine && !isConfirmed
  const count = confirm.count + Number(isSaid && !confirm.people.includes(me.id) && confirm.count < MOST_NAMED)

  const say = (event: MouseEvent<HTMLElement>) => {
    stayOnRow(event)
    setIsSaid(true)
    client.call('message.confirm', { roomId, epoch, seq }).catch((error: unknown) => {
      setIsSaid(false)
      toast(refusalText(error), { tone: 'danger' })
    })
  }
  return (
    <div data-testid="confirm-line" className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-small">
      {isOpenToMe ? (
        <Button
          size="small"
          variant="primary"
          icon={<BadgeCheck size={16} aria-hidden />}
          onClick={say}
          data-testid="confirm-read"
        >
          {t('confirm')}
        </Button>
      ) : isMine ? null : (
        <span className="flex items-center gap-1.5 text-success-ink" data-testid="confirmed">
          <Check size={16} aria-hidden />
          {t('confirmed')}
        </span>
      )}
      <button
        type="button"
        data-testid="confirmations"
        onClick={() => setIsOpen(true)}
        className="text-ink-muted text-meta underline-offset-2 hover:text-ink hover:underline pointer-coarse:min-h-11"
      >
        {t('count', { count, of: Math.max(memberCount - 1, count) })}
      </button>
      {isOpen ? (
        <Late
          part={who}
          props={{ roomId, seq, authorId, onClose: () => setIsOpen(false) }}
          onUnavailable={() => setIsOpen(false)}
        />
      ) : null}
    </div>
  )
}
