'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { Blocks } from '../../body/blocks.tsx'
import { languageOf } from '../../body/language.ts'
import { readMarkdown } from '../../body/markdown/read-blocks.ts'
import type { Writing } from '../writing.ts'

/** What the text in the box will look like to the others. Escape goes back to writing. */
export function Preview({ writing, onClose }: { writing: Writing; onClose: () => void }) {
  const t = useTranslations('formatting')
  const place = useRef<HTMLElement>(null)
  const text = useSyncExternalStore(writing.subscribe, writing.read, writing.read)
  const blocks = useMemo(() => readMarkdown(text), [text])
  useEffect(() => place.current?.focus({ preventScroll: true }), [])
  return (
    <section
      ref={place}
      aria-label={t('preview')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the keyboard, and left with Escape.
      tabIndex={0}
      lang={languageOf(text)}
      data-testid="preview"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
      className="grid max-h-[40dvh] min-h-[34px] min-w-0 grow max-md:basis-full grid-cols-[minmax(0,1fr)] gap-1.5 overflow-y-auto px-1.5 py-[5px] text-message outline-none wrap-anywhere zh:leading-message-zh pointer-coarse:min-h-11 pointer-coarse:py-2.5"
    >
      <Blocks blocks={blocks} />
    </section>
  )
}
