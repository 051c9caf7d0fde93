'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Segment } from '../../ui/segment.tsx'
import { keepChoice, THEME_COOKIE, THEMES, type Theme } from './cookies.ts'

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
        keepChoice(THEME_COOKIE, chosen)
        if (chosen === 'system') delete document.documentElement.dataset.theme
        else document.documentElement.dataset.theme = chosen
      }}
    />
  )
}
