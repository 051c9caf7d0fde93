'use client'

import { CaseSensitive } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '../../../../ui/icon-button.tsx'
import { Late, latePart } from '../../../../ui/late.tsx'
import type { FormatAct } from './format-act.ts'
import { useToolbarChoice } from './toolbar-choice.tsx'

const toolbar = latePart(() => import('./toolbar.tsx'))

export interface ToolbarPlaceProps {
  id: string
  onFormat: (act: FormatAct) => void
  isPreview: boolean
  /** Null where there is nothing to look at. */
  onPreview: ((isPreview: boolean) => void) | null
}

/** Where the formatting toolbar stands while it is wanted. Its height is kept until its buttons are there. */
export function ToolbarPlace(props: ToolbarPlaceProps) {
  const { shown, show } = useToolbarChoice()
  if (!shown) return null
  return (
    <div className="h-9 border-line border-b pointer-coarse:h-12">
      <Late part={toolbar} props={props} onUnavailable={() => show(false)} />
    </div>
  )
}

/** Opens and closes the formatting toolbar. */
export function ToolbarButton({ toolbarId }: { toolbarId: string }) {
  const t = useTranslations('formatting')
  const { shown, show } = useToolbarChoice()
  return (
    <IconButton
      name={shown ? t('hideToolbar') : t('showToolbar')}
      icon={<CaseSensitive size={18} aria-hidden />}
      on={shown}
      aria-expanded={shown}
      aria-controls={shown ? toolbarId : undefined}
      tooltipSide="top"
      className="h-[34px]"
      data-testid="format-button"
      onPointerEnter={toolbar.prepare}
      // The keyboard of a phone, and what is selected in the box, stay.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => show(!shown)}
    />
  )
}
