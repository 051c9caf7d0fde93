'use client'

import type { Person } from '@parley/protocol'
import { useTranslations } from 'next-intl'

/** A function that gives whoever was erased a name in the person's language, as the chat does for whom it knows. */
export function useShownPerson(): (person: Person) => Person {
  const t = useTranslations('common')
  return (person) => (person.erased ? { ...person, handle: '', displayName: t('erasedPerson') } : person)
}
