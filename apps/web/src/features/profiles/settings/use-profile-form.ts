'use client'

import { type CommandInput, Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { toast } from '../../../ui/toast-store.ts'
import { useAttempt } from '../../../ui/use-attempt.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'

/**
 * Saves parts of the own profile, and tells what became of it: at one of these fields, or where none of them is at fault
 * beside the form. What was typed stays where it is refused.
 */
export function useProfileForm(fields: readonly string[], onSaved?: () => void) {
  const t = useTranslations('profile')
  const client = useClient()
  const refusalText = useRefusalText()
  const { busy, refusal, run } = useAttempt()
  return {
    busy,
    /** What is wrong with a field; undefined where nothing is. */
    errorOf: (field: string) => (fieldOf(refusal) === field ? refusalText(refusal) : undefined),
    save(change: CommandInput<'profile.update'>): Promise<void> {
      const update = async () => {
        await client.call('profile.update', change)
        toast(t('saved'), { tone: 'success' })
        onSaved?.()
      }
      return run(update, (error) => {
        if (!fields.includes(fieldOf(error) ?? '')) toast(refusalText(error), { tone: 'danger' })
      })
    },
  }
}

const fieldOf = (error: unknown) => (error instanceof Refusal ? error.field : undefined)
