'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap } from '../connection/client-provider.tsx'
import { useSentence } from '../errors/sentences.tsx'

/** Attaches files to what is being written at a place. The code that uploads comes with the first one. */
export function useAttach(place: string): (files: readonly File[]) => void {
  const t = useTranslations('files')
  const sentence = useSentence()
  const { me, limits } = useBootstrap()
  return useCallback(
    (files) => {
      if (files.length === 0) return
      import('./attach.ts').then(
        ({ attach, restoredStore }) =>
          attach({
            store: restoredStore(me.id, place),
            place,
            files,
            mostBytes: limits.fileBytes,
            refuse: (problem, name) =>
              toast(t('notTaken', { name, reason: sentence(problem) }), { tone: 'danger', durationMs: 8_000 }),
          }),
        () => toast(t('unavailable'), { tone: 'danger' }),
      )
    },
    [place, me.id, limits.fileBytes, t, sentence],
  )
}

/** The pictures in what was pasted or dropped. Where text comes along, as from a table, it is the text that is meant. */
export function filesIn(data: DataTransfer | null): readonly File[] {
  if (data === null || data.types.includes('text/plain')) return []
  return [...data.files]
}
