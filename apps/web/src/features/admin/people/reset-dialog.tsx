'use client'

import { PASSWORD_RESET_HOURS, type Person } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useAttempt } from '../../../ui/use-attempt.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { FormAlert } from '../../rooms/form-alert.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { SecretLink } from '../secret-link.tsx'

interface ResetDialogProps {
  person: Person
  onClose: () => void
  onChanged: () => void
}

/** Makes a link with which somebody chooses a new password, and shows it this once. */
export function ResetDialog({ person: { id, displayName: name }, onClose, onChanged }: ResetDialogProps) {
  const t = useTranslations('admin.people')
  const common = useTranslations('common')
  const client = useClient()
  const refusalText = useRefusalText()
  const { busy, refusal, run } = useAttempt()
  const [link, setLink] = useState<string | null>(null)
  const make = () =>
    run(async () => {
      const { code } = await client.call('accounts.reset', { personId: id })
      setLink(`${window.location.origin}/reset/${code}`)
      onChanged()
    })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('resetTitle', { name })}
      description={t('resetDescription', { name, hours: PASSWORD_RESET_HOURS })}
      isHeld={link !== null}
      data-testid="reset-dialog"
      footer={
        link === null ? (
          <>
            <Button variant="quiet" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button variant="primary" busy={busy} data-testid="confirm" onClick={make}>
              {t('makeLink')}
            </Button>
          </>
        ) : (
          <Button onClick={onClose} data-testid="done">
            {common('close')}
          </Button>
        )
      }
    >
      {refusal === null ? null : <FormAlert>{refusalText(refusal)}</FormAlert>}
      {link === null ? null : <SecretLink link={link} label={t('resetLink')} testId="reset-link" />}
    </Dialog>
  )
}
