'use client'

import { FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { ImportDialog } from './import-dialog.tsx'

/** The way to invite many people at once. */
export function ImportButton() {
  const t = useTranslations('admin.import')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button icon={<FileUp size={16} aria-hidden />} data-testid="import-people" onClick={() => setIsOpen(true)}>
        {t('open')}
      </Button>
      {isOpen ? <ImportDialog onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}
