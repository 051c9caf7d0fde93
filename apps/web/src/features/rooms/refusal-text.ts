'use client'

import { Refusal } from '@parley/protocol'
import { useSentence } from '../errors/sentences.tsx'

/** The sentence for whatever a command was rejected with; what is no refusal counts as an error of the server. */
export function useRefusalText(): (error: unknown) => string {
  const sentence = useSentence()
  return (error) => sentence(error instanceof Refusal ? error : new Refusal('INTERNAL'))
}
