'use client'

import { type CommandInput, Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from '../../../ui/toast-store.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { useSentence } from '../../errors/sentences.tsx'

/** Saves parts of the own profile, and tells what became of it. What was typed stays where it is refused. */
export function useProfileForm(onSaved?: () => void) {
  const t = useTranslations('profile')
  const client = useClient()
  const sentence = useSentence()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  return {
    busy,
    /** What is wrong with a field; undefined where nothing is. */
    errorOf: (field: string) => (refusal?.field === field ? sentence(refusal) : undefined),
    async save(change: CommandInput<'profile.update'>): Promise<void> {
      if (busy) return
      setBusy(true)
      setRefusal(null)
      try {
        await client.call('profile.update', change)
        toast(t('saved'), { tone: 'success' })
        onSaved?.()
      } catch (error) {
        const refused = error instanceof Refusal ? error : new Refusal('UNAVAILABLE')
        setRefusal(refused)
        if (refused.field === undefined) toast(sentence(refused), { tone: 'danger' })
      } finally {
        setBusy(false)
      }
    },
  }
}
