'use client'

import { useTranslations } from 'next-intl'
import { toast } from '../../ui/toast-store.ts'
import { useRefusalText } from '../rooms/refusal-text.ts'

export interface ActOptions {
  /** What is so once it is done; null where nothing is, and that was said already. */
  said: string | (() => string | null)
  /** Does the contrary, where there is one. */
  undo?: () => Promise<unknown>
  /** Reads again what the act changed. */
  after: () => void
}

/**
 * Runs what was asked for, says so, and offers the way back where there is one.
 * @returns A function that rejects where the act was refused, once that was said.
 */
export function useAct(): (act: () => Promise<unknown>, options: ActOptions) => Promise<void> {
  const t = useTranslations('admin')
  const refusalText = useRefusalText()
  const refused = (error: unknown) => void toast(refusalText(error), { tone: 'danger' })
  return async (act, { said, undo, after }) => {
    try {
      await act()
    } catch (error) {
      refused(error)
      after()
      throw error
    }
    const done = typeof said === 'string' ? said : said()
    if (done === null) return after()
    toast(done, {
      tone: 'success',
      ...(undo && {
        action: {
          label: t('undo'),
          run: () =>
            void undo()
              .then(() => toast(t('undone')), refused)
              .finally(after),
        },
      }),
    })
    after()
  }
}
