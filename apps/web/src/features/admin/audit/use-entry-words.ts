'use client'

import type { AuditEntry } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useTimeText } from '../../../i18n/time.tsx'

type Fact = NonNullable<AuditEntry['before']>[string]

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
/** Values that are words of the protocol rather than of people, by the names of their facts. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  role: ['owner', 'admin', 'moderator', 'member', 'guest'],
  mode: ['open', 'domains', 'invite', 'closed'],
  action: ['block', 'mask', 'flag'],
  posting: ['everyone', 'moderators'],
  kind: ['public', 'private'],
  where: ['everywhere'],
  restriction: ['mute', 'ban'],
  purge: ['day', 'all'],
  status: ['active', 'suspended', 'deactivated', 'erased'],
  wrote: ['keep', 'purge'],
}

/** Functions that write what the audit log holds in the person's language. What a later version wrote stands as it is. */
export function useEntryWords() {
  const t = useTranslations('admin.audit')
  const workspace = useTranslations('workspace')
  const time = useTimeText()
  return {
    action(action: string): string {
      const key = `actions.${action}` as 'actions.accounts.appoint'
      return t.has(key) ? t(key) : action
    },
    factName(name: string): string {
      const key = `facts.${name}` as 'facts.role'
      const setting = `names.${name}` as 'names.banner'
      return t.has(key) ? t(key) : workspace.has(setting) ? workspace(setting) : name
    },
    fact(name: string, value: Fact | undefined): string {
      if (value === undefined || value === null || value === '') return t('nothing')
      if (typeof value === 'boolean') return value ? t('yes') : t('no')
      if (Array.isArray(value)) return value.length === 0 ? t('nothing') : value.join(', ')
      if (typeof value === 'number') return String(value)
      const choice = `choices.${name}.${value}` as 'choices.rooms.public.everybody'
      if (workspace.has(choice)) return workspace(choice)
      if (WORDS[name]?.includes(value)) return t(`values.${value}` as 'values.owner')
      return TIME.test(value) ? time(value, 'exact') : value
    },
  }
}
