'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect } from 'react'
import { useClient, useStore } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { useAllKept } from '../personal/use-kept.ts'
import { typingOf } from './page-typing.ts'

export { typingOf }

/** “Ann is typing”. Not announced: it would talk over what is being read. */
export function TypingLine({ roomId }: { roomId: string }) {
  const t = useTranslations('typing')
  const client = useClient()
  const blocked = useAllKept('block')
  const writers = useStore(typingOf(client).of(roomId)).filter((id) => !blocked.has(id))
  const people = useStore(client.people)
  const unknown = writers.filter((id) => !people.has(id)).join()
  useEffect(() => {
    // The answer is learnt by the client.
    if (unknown) client.call('people.get', { ids: unknown.split(',').slice(0, 200) }).catch(() => undefined)
  }, [client, unknown])
  const [one, two] = writers.map((id) => people.get(id)?.displayName ?? t('someone'))
  if (one === undefined) return null
  const name = (chunks: ReactNode) => {
    const language = languageOf(String(chunks))
    // Beside Han a Latin name has a space, a Chinese one has none.
    const space = language === 'zh-CN' ? undefined : 'zh:mx-[0.25em] zh:first:ml-0'
    return (
      <span className={space}>
        <bdi lang={language}>{chunks}</bdi>
      </span>
    )
  }
  return (
    <span data-testid="typing" className="flex min-w-0 items-center gap-[7px]">
      <span aria-hidden className="typing-dots">
        <i />
        <i />
        <i />
      </span>
      <span className="truncate">
        {two === undefined
          ? t.rich('one', { one, name })
          : writers.length === 2
            ? t.rich('two', { one, two, name })
            : t('several')}
      </span>
    </span>
  )
}
