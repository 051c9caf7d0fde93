import type { DeviceSession } from '@parley/protocol'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { buttonClasses } from '../../ui/button-classes.ts'
import { BlockedPeople } from '../blocks/blocked-people.tsx'
import { AvatarForm } from '../files/avatar-form.tsx'
import { SendKeySwitch } from '../messages/composer/send-key-switch.tsx'
import type { Theme } from '../preferences/cookies.ts'
import { LanguageSwitch } from '../preferences/language-switch.tsx'
import { ThemeSwitch } from '../preferences/theme-switch.tsx'
import { AboutForm } from '../profiles/settings/about-form.tsx'
import { QuietForm } from '../profiles/settings/quiet-form.tsx'
import { StatusForm } from '../profiles/settings/status-form.tsx'
import { DeviceSessions } from './device-sessions.tsx'
import { DisplayNameForm } from './display-name-form.tsx'
import { KeywordsForm } from './keywords-form.tsx'
import { OwnData } from './own-data.tsx'
import { ReadingSwitches } from './reading-switches.tsx'
import { SettingsFrame } from './settings-frame.tsx'

export interface SettingsPageProps {
  theme: Theme
  sessions: readonly DeviceSession[]
  /** When the page was drawn, ISO 8601. */
  now: string
  /** Owner or admin of the workspace. */
  isAdmin: boolean
}

export function SettingsPage({ theme, sessions, now, isAdmin }: SettingsPageProps) {
  const t = useTranslations('settings')
  const p = useTranslations('profile')
  const own = useTranslations('personal')
  return (
    <SettingsFrame title={t('title')} back={{ href: '/', label: t('back'), 'data-testid': 'back-to-chat' }}>
      <Section title={t('profile')}>
        <AvatarForm />
        <DisplayNameForm />
        <AboutForm />
      </Section>
      <Section title={p('status')} hint={p('statusHint')}>
        <StatusForm />
      </Section>
      <Section title={p('quiet')} hint={p('quietHint')}>
        <QuietForm />
      </Section>
      <Section title={t('appearance')} hint={t('appearanceHint')}>
        <Row label={t('language')}>
          <LanguageSwitch data-testid="setting-language" />
        </Row>
        <Row label={t('theme')}>
          <ThemeSwitch initial={theme} data-testid="setting-theme" />
        </Row>
      </Section>
      <Section title={t('reading.title')} hint={t('reading.hint')}>
        <ReadingSwitches />
        <KeywordsForm />
      </Section>
      <Section title={t('writing')} hint={t('appearanceHint')}>
        <Row label={t('sendWith')}>
          <SendKeySwitch data-testid="setting-send-key" />
        </Row>
      </Section>
      <Section title={own('blockedPeople')} hint={own('blockedHint')}>
        <BlockedPeople />
      </Section>
      <Section title={t('devices')} hint={t('devicesHint')}>
        <DeviceSessions initial={sessions} now={now} />
      </Section>
      <Section title={t('account.title')}>
        <OwnData />
      </Section>
      {isAdmin ? (
        <Section title={t('customEmoji.link')} hint={t('customEmoji.linkHint')}>
          <Link href="/admin/emoji" className={`${buttonClasses()} justify-self-start`} data-testid="manage-emoji">
            {t('customEmoji.manage')}
          </Link>
        </Section>
      ) : null}
    </SettingsFrame>
  )
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="mt-8 border-line border-t pt-6">
      <h2 className="font-semibold text-body">{title}</h2>
      {hint ? <p className="mt-0.5 text-ink-muted text-small">{hint}</p> : null}
      <div className="mt-4 grid gap-3">{children}</div>
    </section>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <span aria-hidden className="text-ui">
        {label}
      </span>
      {children}
    </div>
  )
}
