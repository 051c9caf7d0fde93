'use client'

import { type ErrorCode, fillLimit, fillWord } from '@parley/protocol'
import { useLocale } from 'next-intl'
import { createContext, type ReactNode, useContext } from 'react'

type Sentences = Readonly<Record<ErrorCode, string>>

const Held = createContext<Sentences | null>(null)

/** Hands the sentences of refusals down, in the one language that the page is in: the server knows both. */
export function SentencesProvider({ sentences, children }: { sentences: Sentences; children: ReactNode }) {
  return <Held value={sentences}>{children}</Held>
}

/** Writes what a refusal says to a person; one of a newer server's as a fault that is no matter of theirs. */
export function useSentence(): (error: {
  code: ErrorCode
  limit?: number | undefined
  word?: string | undefined
}) => string {
  const sentences = useContext(Held)
  const locale = useLocale()
  return ({ code, limit, word }) =>
    fillWord(fillLimit(sentences?.[code] ?? sentences?.INTERNAL ?? code, limit, locale), word)
}
