'use client'

import { Download, Eraser } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { buttonClasses } from '../../ui/button-classes.ts'
import { EraseAccountDialog } from './erase-account-dialog.tsx'

/** What is held about the person, to keep, and the end of their account. */
export function OwnData() {
  const t = useTranslations('settings.account')
  const [asks, setAsks] = useState(false)
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="text-ui">{t('save')}</p>
          <p className="text-pretty text-ink-muted text-small">{t('saveHint')}</p>
        </div>
        <a href="/api/account/data" download className={buttonClasses()} data-testid="save-own-data">
          <Download size={16} aria-hidden />
          {t('saveDo')}
        </a>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="text-ui">{t('erase')}</p>
          <p className="text-pretty text-ink-muted text-small">{t('eraseHint')}</p>
        </div>
        <Button
          variant="danger-quiet"
          icon={<Eraser size={16} aria-hidden />}
          data-testid="erase-account"
          onClick={() => setAsks(true)}
        >
          {t('eraseAsk')}
        </Button>
      </div>
      {asks ? <EraseAccountDialog onClose={() => setAsks(false)} /> : null}
    </>
  )
}
