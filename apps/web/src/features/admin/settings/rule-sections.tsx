'use client'

import { FEATURES } from '@parley/protocol'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ChoiceField, NumberField, Section, SwitchField } from './form.tsx'

const MEGABYTE = 1024 * 1024

/** Who may do what, and how long. */
export function RulesSection() {
  const t = useTranslations('workspace')
  return (
    <Section
      id="rules"
      title={t('sections.rules')}
      hint={t.rich('hints.rules', {
        link: (text) => (
          <Link href="/admin/registration" prefetch={false} className="underline">
            {text}
          </Link>
        ),
      })}
    >
      <ChoiceField of="rooms.public" options={['everybody', 'moderators']} />
      <ChoiceField of="rooms.private" options={['everybody', 'moderators']} />
      <ChoiceField of="mentions.everybody" options={['members', 'moderators']} />
      <NumberField of="messages.editMinutes" unit="minutes" mayBeEmpty />
      <NumberField of="messages.deleteMinutes" unit="minutes" mayBeEmpty />
    </Section>
  )
}

/** How much of something may be sent. */
export function LimitsSection() {
  const t = useTranslations('workspace')
  return (
    <Section id="limits" title={t('sections.limits')}>
      <NumberField of="limits.messageCharacters" unit="characters" />
      <NumberField of="limits.fileBytes" unit="megabytes" factor={MEGABYTE} />
      <NumberField of="retention.days" unit="days" mayBeEmpty />
    </Section>
  )
}

/** What is there at all. */
export function FeaturesSection() {
  const t = useTranslations('workspace')
  return (
    <Section id="features" title={t('sections.features')} hint={t('hints.switches')}>
      <div className="grid gap-3">
        {FEATURES.map((feature) => (
          <SwitchField key={feature} of={`features.${feature}`} />
        ))}
      </div>
    </Section>
  )
}
