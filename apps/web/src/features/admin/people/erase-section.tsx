'use client'

import type { Account } from '@parley/protocol'
import { Download, Eraser } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { buttonClasses } from '../../../ui/button-classes.ts'
import { DrawerSection } from '../drawer.tsx'
import { AccountLine } from './account-line.tsx'
import { EraseDialog } from './erase-dialog.tsx'

/** What is held about somebody, and the way to take it away for ever. */
export function EraseSection({ account, onGone }: { account: Account; onGone: () => void }) {
  const t = useTranslations('admin.people')
  const [asks, setAsks] = useState(false)
  return (
    <DrawerSection title={t('data')}>
      <ul className="grid gap-3">
        <AccountLine label={t('saveData')} hint={t('saveDataHint')}>
          <a
            href={`/api/people/${account.person.id}/data`}
            download
            className={buttonClasses({ size: 'small' })}
            data-testid="save-data"
          >
            <Download size={16} aria-hidden />
            {t('saveDataDo')}
          </a>
        </AccountLine>
        <AccountLine label={t('eraseLabel')} hint={t('eraseHint')}>
          <Button
            size="small"
            variant="danger-quiet"
            icon={<Eraser size={16} aria-hidden />}
            data-testid="erase"
            onClick={() => setAsks(true)}
          >
            {t('eraseAsk')}
          </Button>
        </AccountLine>
      </ul>
      {asks ? <EraseDialog account={account} onClose={() => setAsks(false)} onGone={onGone} /> : null}
    </DrawerSection>
  )
}
