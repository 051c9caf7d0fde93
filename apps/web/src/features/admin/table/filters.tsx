'use client'

import { ChevronDown, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { chipClasses } from './chip.ts'
import { useAddress } from './use-address.ts'
import { PAGE } from './use-pages.ts'

export interface FilterProps {
  /** Its name in the address. */
  name: string
  label: string
  options: readonly { readonly value: string; readonly label: string }[]
  /** What no choice says, where it is not the label alone. */
  className?: string
}

/** One of several, or none: a chip that the system's own list opens from. What is chosen can be taken away with one click. */
export function Filter({ name, label, options, className }: FilterProps) {
  const t = useTranslations('admin.table')
  const { params, change } = useAddress()
  const list = useRef<HTMLSelectElement>(null)
  const value = params.get(name) ?? ''
  const isSet = options.some((option) => option.value === value)
  const set = (next: string) => change({ [name]: next, [PAGE]: null })
  return (
    <span className={chipClasses(isSet, classNames('relative', className))}>
      <select
        ref={list}
        aria-label={label}
        data-testid={`filter-${name}`}
        value={isSet ? value : ''}
        onChange={(event) => set(event.target.value)}
        className={classNames(
          'field-sizing-content h-full min-w-0 cursor-pointer appearance-none truncate rounded-control bg-transparent pl-2.5 outline-none *:bg-raised *:text-ink',
          isSet ? 'pr-2 font-medium text-ink' : 'pr-7',
        )}
      >
        <option value="">{isSet ? t('any', { of: label }) : label}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {isSet ? (
        <IconButton
          size="small"
          noTooltip
          name={t('clearFilter', { of: label })}
          icon={<X size={14} aria-hidden />}
          className="mr-0.5"
          data-testid={`clear-${name}`}
          onClick={() => {
            // The button goes with what it takes away.
            list.current?.focus()
            set('')
          }}
        />
      ) : (
        <ChevronDown size={14} aria-hidden className="pointer-events-none absolute right-2 text-ink-subtle" />
      )}
    </span>
  )
}

/** The line above a table: search, filters, and what else acts on the list. */
export function Toolbar({ children }: { children: ReactNode }) {
  return (
    <search className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-3 sm:px-6">
      {children}
    </search>
  )
}
