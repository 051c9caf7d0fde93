'use client'

import type { Person } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import type { Told } from './fold-lines.ts'

/** What was told, in the reader's language. */
export function useLineWords(people: ReadonlyMap<string, Person>): (told: Told) => string {
  const t = useTranslations('messages')
  const nameOf = (id: string) => people.get(id)?.displayName ?? t('unknownAuthor')
  return ({ kind, by, people: ids, name, isMany }) => {
    const [first = '', second = '', third = ''] = ids.slice(0, 3).map(nameOf)
    const names = { first, second, third }
    const several = () => {
      if (isMany && ids.length > 3) return t('lines.many', names)
      if (ids.length > 3) return t('lines.others', { ...names, count: ids.length - 2 })
      return ids.length === 3 ? t('lines.three', names) : t('lines.two', names)
    }
    const who = ids.length < 2 ? first : several()
    return t(`lines.${kind}`, { who, by: nameOf(by), name })
  }
}
