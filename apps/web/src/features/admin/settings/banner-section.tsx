'use client'

import { BANNER_CHARACTERS, type Banner } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { Segment } from '../../../ui/segment.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { AnnouncementLine } from '../../announcement/announcement-line.tsx'
import { Section, useSettingsForm } from './form.tsx'

const FIRST: Banner = { text: '', tone: 'info', until: null }

/** An announcement at the top of the chat, as it will look. */
export function BannerSection() {
  const t = useTranslations('workspace')
  const { shown, change, fault } = useSettingsForm()
  const { banner } = shown
  const set = (part: Partial<Banner>) => change('banner', { ...(banner ?? FIRST), ...part })
  const error = (field: string) => fault?.field === field && { error: fault.text }
  return (
    <Section id="banner" title={t('sections.banner')}>
      <Switch
        label={t('names.banner')}
        hint={t('hints.banner')}
        data-testid="setting-banner"
        checked={banner !== null}
        onChange={(event) => change('banner', event.target.checked ? FIRST : null)}
      />
      {banner === null ? null : (
        <>
          <Field
            label={t('banner.text')}
            hint={t('banner.textHint')}
            counter={`${[...banner.text].length} / ${BANNER_CHARACTERS}`}
            {...error('banner')}
          >
            {(control) => (
              <TextArea
                {...control}
                rows={2}
                data-testid="banner-text"
                value={banner.text}
                onChange={(event) => set({ text: event.target.value })}
              />
            )}
          </Field>
          <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
            <div>
              <p className="mb-1.5 font-medium text-small">{t('banner.tone')}</p>
              <Segment
                label={t('banner.tone')}
                value={banner.tone}
                onChange={(tone) => set({ tone })}
                data-testid="banner-tone"
                options={[
                  { value: 'info', label: t('banner.info') },
                  { value: 'warning', label: t('banner.warning') },
                ]}
              />
            </div>
            <Field label={t('banner.until')} hint={t('banner.untilHint')} {...error('banner.until')}>
              {(control) => (
                <Input
                  {...control}
                  type="datetime-local"
                  data-testid="banner-until"
                  value={toLocal(banner.until)}
                  onChange={({ target }) =>
                    set({ until: target.value === '' ? null : new Date(target.value).toISOString() })
                  }
                />
              )}
            </Field>
          </div>
          {banner.text.trim() === '' ? null : (
            <div>
              <p className="mb-1.5 font-medium text-small">{t('banner.preview')}</p>
              <div className="overflow-hidden rounded-control border border-line">
                <AnnouncementLine banner={banner} />
              </div>
            </div>
          )}
        </>
      )}
    </Section>
  )
}

/** As the control wants it: of this device's time zone, in minutes. */
function toLocal(until: string | null): string {
  if (until === null) return ''
  const at = new Date(until)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
