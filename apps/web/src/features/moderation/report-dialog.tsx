'use client'

import { MODERATION_NOTE_CHARACTERS, REPORT_REASONS, type ReportReason } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap, useClient, useStore } from '../connection/client-provider.tsx'
import type { MessageDialogProps } from '../messages/row/message-dialog.tsx'
import { useRefusalText } from '../rooms/refusal-text.ts'

/** Asks what is wrong with a message, and tells those who moderate. */
export default function ReportDialog({ open, about, onClose }: MessageDialogProps) {
  const t = useTranslations('moderation')
  const common = useTranslations('common')
  const client = useClient()
  const { epoch } = useBootstrap()
  const refusalText = useRefusalText()
  const [reason, setReason] = useState<ReportReason | null>(null)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const { roomId, row } = about
  const name = useStore(client.people).get(row.message.authorId)?.displayName ?? ''
  const send = async () => {
    if (reason === null || busy) return
    setBusy(true)
    try {
      await client.call('message.report', { roomId, epoch, seq: row.message.seq, reason, note })
      toast(t('sent'), { tone: 'success' })
      setReason(null)
      setNote('')
      onClose()
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title={t('reportTitle')}
      description={t('reportHint', { name })}
      data-testid="report-dialog"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button variant="primary" busy={busy} disabled={reason === null} data-testid="send-report" onClick={send}>
            {t('send')}
          </Button>
        </>
      }
    >
      <fieldset className="mb-4 grid gap-px">
        <legend className="mb-1 font-medium text-small">{t('why')}</legend>
        {REPORT_REASONS.map((each) => (
          <label
            key={each}
            className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-control px-2 text-ui hover:bg-hover pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name="reason"
              value={each}
              data-testid={`reason-${each}`}
              checked={reason === each}
              onChange={() => setReason(each)}
              className="size-4 accent-ink"
            />
            {t(`reasons.${each}`)}
          </label>
        ))}
      </fieldset>
      <Field label={t('note')} aside={t('noteOptional')}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={MODERATION_NOTE_CHARACTERS}
            data-testid="report-note"
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
