'use client'

import {
  Bold,
  Code,
  Eye,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  SquareCode,
  Strikethrough,
  TextQuote,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { IconButton } from '../../../../ui/icon-button.tsx'
import type { FormatAct } from './format-act.ts'
import type { ToolbarPlaceProps } from './toolbar-place.tsx'

const TOOLS: readonly { act: FormatAct; Icon: LucideIcon; keys?: string }[] = [
  { act: 'bold', Icon: Bold, keys: 'Ctrl B' },
  { act: 'italic', Icon: Italic, keys: 'Ctrl I' },
  { act: 'strike', Icon: Strikethrough, keys: 'Ctrl Shift X' },
  { act: 'code', Icon: Code, keys: 'Ctrl E' },
  { act: 'code-block', Icon: SquareCode },
  { act: 'quote', Icon: TextQuote },
  { act: 'list', Icon: List },
  { act: 'numbers', Icon: ListOrdered },
  { act: 'link', Icon: Link, keys: 'Ctrl Shift L' },
]

/** One tab stop; arrows go from button to button (WAI-ARIA, “toolbar”). The box keeps the focus when a pointer presses. */
export default function Toolbar({ id, onFormat, isPreview, onPreview }: ToolbarPlaceProps) {
  const t = useTranslations('formatting')
  const button = {
    size: 'small',
    tooltipSide: 'top',
    onPointerDown: (event: { preventDefault(): void }) => event.preventDefault(),
  } as const
  return (
    <div
      id={id}
      role="toolbar"
      aria-label={t('toolbar')}
      data-testid="toolbar"
      onKeyDown={moveFocus}
      className="flex h-full items-center gap-0.5 overflow-x-auto px-2 [scrollbar-width:none]"
    >
      {TOOLS.map(({ act, Icon, keys }, index) => (
        <IconButton
          key={act}
          {...button}
          tabIndex={index === 0 ? 0 : -1}
          name={t(`acts.${act}`)}
          icon={<Icon size={16} aria-hidden />}
          {...(keys !== undefined && { shortcut: keys })}
          disabled={isPreview}
          data-testid={`format-${act}`}
          onClick={() => onFormat(act)}
        />
      ))}
      <span aria-hidden className="mx-1 h-4 w-px shrink-0 bg-line" />
      <IconButton
        {...button}
        tabIndex={isPreview ? 0 : -1}
        name={isPreview ? t('write') : t('preview')}
        icon={<Eye size={16} aria-hidden />}
        on={isPreview}
        aria-pressed={isPreview}
        disabled={onPreview === null}
        data-testid="preview-button"
        onClick={() => onPreview?.(!isPreview)}
      />
    </div>
  )
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }
  const step = steps[event.key]
  if (step === undefined) return
  event.preventDefault()
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:enabled')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  const next = Number.isFinite(step) ? (at + step + buttons.length) % buttons.length : step > 0 ? buttons.length - 1 : 0
  buttons[next]?.focus()
}
