'use client'

import { READING_SETTINGS, type ReadingSetting, readingChoice } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Segment } from '../../ui/segment.tsx'
import { useClient } from '../connection/client-provider.tsx'
import { useReadingChoice } from '../personal/use-reading-choice.ts'

const SETTINGS = Object.keys(READING_SETTINGS) as ReadingSetting[]

/** How the person reads, on all their devices. */
export function ReadingSwitches() {
  return SETTINGS.map((setting) => <ReadingSwitch key={setting} setting={setting} />)
}

function ReadingSwitch({ setting }: { setting: ReadingSetting }) {
  const t = useTranslations('settings.reading')
  const client = useClient()
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <span aria-hidden className="min-w-0 flex-1 basis-60">
        <span className="block text-ui">{t(`labels.${setting}`)}</span>
        <span className="block text-ink-muted text-small">{t(`hints.${setting}`)}</span>
      </span>
      <Segment
        label={t(`labels.${setting}`)}
        data-testid={`setting-${setting}`}
        value={readingChoice(setting, useReadingChoice(setting))}
        options={READING_SETTINGS[setting].map((value) => ({ value, label: t(`choices.${value}`) }))}
        onChange={(value) => client.keep([{ key: `setting:${setting}`, value: { value } }])}
      />
    </div>
  )
}
