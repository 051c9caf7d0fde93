'use client'

import { Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Input } from '../../../ui/input.tsx'
import { useAddress } from './use-address.ts'
import { PAGE } from './use-pages.ts'
import { SETTLE_MS } from './use-settled.ts'

/** Searches on the server for what is typed, once the typing rests. It stands in the address as `q`. */
export function SearchBox({ label }: { label: string }) {
  const t = useTranslations('admin.table')
  const { params, change } = useAddress()
  const asked = params.get('q') ?? ''
  const [text, setText] = useState(asked)
  const written = useRef(asked)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // Back, or a filter that was taken away, changes it from outside.
    if (asked === written.current) return
    written.current = asked
    setText(asked)
  }, [asked])
  useEffect(() => () => clearTimeout(timer.current), [])

  const write = (value: string) => {
    clearTimeout(timer.current)
    written.current = value.trim()
    change({ q: written.current, [PAGE]: null }, 'replace')
  }
  const type = (value: string) => {
    setText(value)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => write(value), SETTLE_MS)
  }
  return (
    <Input
      ref={box}
      type="search"
      role="searchbox"
      aria-label={label}
      placeholder={label}
      data-testid="admin-search"
      value={text}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      icon={<Search size={16} aria-hidden />}
      className="min-w-0 grow sm:max-w-64 [&_input::-webkit-search-cancel-button]:hidden"
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') write(text)
      }}
      end={
        text === '' ? undefined : (
          <IconButton
            size="small"
            noTooltip
            name={t('clearSearch')}
            icon={<X size={14} aria-hidden />}
            onClick={() => {
              setText('')
              write('')
              box.current?.focus()
            }}
          />
        )
      }
    />
  )
}
