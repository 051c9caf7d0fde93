'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { hands } from '../../hands/late-hands.ts'
import type { Token } from './highlighting/highlight.ts'
import { useHighlighting } from './use-highlighting.ts'

/** A longer block shows its beginning first. */
const LINES_AT_FIRST = 20
/** Lines longer than this may need to be scrolled, so the keyboard must be able to get there. */
const NARROWEST_CHARACTERS = 36

const INKS = {
  keyword: 'text-(--code-keyword)',
  string: 'text-(--code-string)',
  number: 'text-(--code-number)',
  function: 'text-(--code-function)',
  comment: 'text-(--code-comment)',
} as const

/** Code with its language, its colours once they are known, and a button that copies all of it. */
export function CodeBlock({ language, text }: { language: string; text: string }) {
  const t = useTranslations('formatting')
  const [whole, setWhole] = useState(false)
  const lines = text.split('\n')
  const isLong = lines.length > LINES_AT_FIRST
  const shown = isLong && !whole ? lines.slice(0, LINES_AT_FIRST).join('\n') : text
  const label = language === '' ? t('code') : t('codeIn', { language })
  const scrolls = lines.some(({ length }) => length > NARROWEST_CHARACTERS)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls, this is text.
    <div
      role="group"
      aria-label={label}
      data-testid="code-block"
      dir="ltr"
      lang="en"
      className="max-w-[640px] overflow-hidden rounded-card border border-line bg-sunken"
    >
      <div className="flex h-[30px] select-none items-center justify-between pr-1.5 pl-3.5 text-ink-subtle text-meta pointer-coarse:h-11 pointer-coarse:pr-0">
        <span className="truncate font-mono">{language}</span>
        <CopyButton text={text} />
      </div>
      <pre
        {...(scrolls && { tabIndex: 0, role: 'region', 'aria-label': label })}
        className="overflow-x-auto px-3.5 pb-[11px] text-[0.8125rem] leading-5 [tab-size:2]"
      >
        <Code language={language} text={shown} />
      </pre>
      {isLong ? (
        <button
          type="button"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
          className="block h-8 w-full select-none border-line border-t px-3.5 text-left font-medium text-ink-muted text-small hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 pointer-coarse:h-11"
        >
          {whole ? t('showLess') : t('showAll', { count: lines.length })}
        </button>
      ) : null}
    </div>
  )
}

function Code({ language, text }: { language: string; text: string }) {
  const tokens = useHighlighting(language, text)
  if (tokens === null) return <code>{text}</code>
  let offset = 0
  const inks = tokens.map((token) => {
    const key = offset
    offset += token.text.length
    return <Ink key={key} token={token} />
  })
  return <code>{inks}</code>
}

function Ink({ token }: { token: Token }) {
  return token.kind === null ? token.text : <span className={INKS[token.kind]}>{token.text}</span>
}

function CopyButton({ text }: { text: string }) {
  const t = useTranslations('formatting')
  const messages = useTranslations('messages')
  const [copied, setCopied] = useState(false)
  const told = (done: boolean) => {
    if (done) setCopied(true)
    else toast(messages('copyFailed'), { tone: 'danger' })
  }
  return (
    <IconButton
      size="small"
      name={copied ? t('codeCopied') : t('copyCode')}
      icon={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      tooltipSide="top"
      data-testid="copy-code"
      onBlur={() => setCopied(false)}
      onPointerLeave={() => setCopied(false)}
      onClick={() =>
        hands.use(
          ({ copyText }) => void copyText(text).then(told),
          () => told(false),
        )
      }
    />
  )
}
