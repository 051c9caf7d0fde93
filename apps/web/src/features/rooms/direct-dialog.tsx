'use client'

import { MOST_IN_GROUP, type Person } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useAttempt } from '../../ui/use-attempt.ts'
import { useClient } from '../connection/client-provider.tsx'
import { FormAlert } from './form-alert.tsx'
import { openDirect } from './open-direct.ts'
import { PeoplePicker } from './people-picker.tsx'
import { useRefusalText } from './refusal-text.ts'

/** Begins a direct message with one person, or a group with several. */
export default function DirectDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('rooms.direct')
  const client = useClient()
  const refusalText = useRefusalText()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<readonly Person[]>([])
  const { busy, refusal, run } = useAttempt()
  const tooMany = chosen.length > MOST_IN_GROUP - 1

  async function start() {
    if (chosen.length === 0 || tooMany) return
    await run(async () => {
      await openDirect(
        client,
        chosen.map(({ id }) => id),
      )
      onClose()
    })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      description={t('lede', { limit: MOST_IN_GROUP })}
      data-testid="direct-dialog"
      initialFocus={input}
      footer={
        <Button
          variant="primary"
          busy={busy}
          aria-disabled={chosen.length === 0 || tooMany}
          data-testid="submit"
          onClick={start}
        >
          {t('submit')}
        </Button>
      }
    >
      <PeoplePicker label={t('people')} chosen={chosen} onChange={setChosen} inputRef={input} onDone={start} />
      {tooMany ? <FormAlert>{t('tooMany', { limit: MOST_IN_GROUP })}</FormAlert> : null}
      {refusal === null ? null : <FormAlert>{refusalText(refusal)}</FormAlert>}
    </Dialog>
  )
}
