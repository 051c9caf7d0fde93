'use client'

import { useEffect } from 'react'
import { toast } from '../../../ui/toast-store.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { useSentence } from '../../errors/sentences.tsx'

/** Says why a reaction or a pin that was shown is gone again. */
export function ActRefusals() {
  const client = useClient()
  const sentence = useSentence()
  useEffect(
    () => client.on('actRefused', ({ reason }) => void toast(sentence(reason), { tone: 'danger' })),
    [client, sentence],
  )
  return null
}
