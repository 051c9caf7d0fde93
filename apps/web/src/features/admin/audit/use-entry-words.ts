'use client'

import type { AuditEntry } from '@parley/protocol'
import { useFormatter, useTranslations } from 'next-intl'
import { useTimeText } from '../../../i18n/time.tsx'
import { useBytes } from '../table/moment.tsx'

type Fact = NonNullable<AuditEntry['before']>[string]
/** The name of somebody by their id, as far as it is known. */
export type NameOf = (personId: string) => string | undefined

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
  const data = useTranslations('admin.data')
  const outcomes = useTranslations('admin.moderation.outcomes')
  const format = useFormatter()
  const bytes = useBytes()
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
    /** @param nameOf Names the people whom the entry names. */
    fact(name: string, value: Fact | undefined, nameOf: NameOf): string {
      if (value === undefined || value === null || value === '') return t('nothing')
      if (typeof value === 'boolean') return value ? t('yes') : t('no')
      if (typeof value === 'number') return number(name, value)
      return (
        [value]
          .flat()
          .map((each) => text(name, each, nameOf))
          .join(', ') || t('nothing')
      )
    },
  }

  function number(name: string, value: number): string {
    if (name === 'bytes' || name === 'limits.fileBytes') return bytes(value)
    if (name === 'message') return String(value)
    return name === 'retentionDays' && value === 0 ? data('forEver') : format.number(value)
  }

  function text(name: string, value: string, nameOf: NameOf): string {
    if (name === 'owners') return nameOf(value) ?? value
    if (name === 'workspace.icon') return workspace('ownIcon')
    if (name === 'workspace.accent') return worded(workspace, `accents.${value}`) ?? value
    if (name === 'job') return worded(data, `kinds.${value}`) ?? value
    if (name === 'outcomes') return worded(outcomes, value) ?? value
    const choice = worded(workspace, `choices.${name}.${value}`)
    if (choice !== null) return choice
    if (WORDS[name]?.includes(value)) return t(`values.${value}` as 'values.owner')
    return TIME.test(value) ? time(value, 'exact') : value
  }
}

/** What a part of the wording says under a key; null where a later version wrote what has no words here. */
function worded(part: { has(key: never): boolean; (key: never): string }, key: string): string | null {
  return part.has(key as never) ? part(key as never) : null
}
