'use client'

import type { SettingKey, Settings } from '@parley/protocol'
import { useFormatter, useTranslations } from 'next-intl'

/** Functions that write settings in the person's language. */
export function useSettingWords() {
  const t = useTranslations('workspace')
  const format = useFormatter()
  return {
    name: (key: SettingKey) => t(`names.${key}` as 'names.banner'),
    value(key: SettingKey, value: Settings[SettingKey] | undefined): string {
      if (value === undefined) return t('asItIs')
      if (value === null) return key === 'banner' || key === 'workspace.icon' ? t('none') : t('noEnd')
      if (typeof value === 'boolean') return t(value ? 'on' : 'off')
      if (key === 'limits.fileBytes') return `${format.number(Number(value) / 1024 / 1024)} ${t('units.megabytes')}`
      if (typeof value === 'number') {
        const unit = key === 'limits.messageCharacters' ? 'characters' : key === 'retention.days' ? 'days' : 'minutes'
        return `${format.number(value)} ${t(`units.${unit}`)}`
      }
      if (typeof value === 'object') return value.text
      if (key === 'workspace.accent') return t(`accents.${value as Settings['workspace.accent']}`)
      if (key === 'workspace.icon') return t('ownIcon')
      const choice = `choices.${key}.${value}` as 'choices.rooms.public.everybody'
      return t.has(choice) ? t(choice) : value
    },
  }
}
