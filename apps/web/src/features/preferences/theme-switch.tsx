'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Segment } from '../../ui/segment.tsx'
import { chooseTheme } from './choose-theme.ts'
import { THEMES, type Theme } from './cookies.ts'

/** Chooses paper, ink, or what the system says, at once and on this device. */
export function ThemeSwitch({ initial, ...props }: { initial: Theme; 'data-testid'?: string }) {
  const t = useTranslations('settings')
  const [theme, setTheme] = useState(initial)
  return (
    <Segment
      {...props}
      label={t('theme')}
      value={theme}
      options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
      onChange={(chosen) => {
        setTheme(chosen)
        chooseTheme(chosen)
      }}
    />
  )
}
