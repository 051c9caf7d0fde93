import { ChevronsUpDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { CONTROL } from './input.tsx'

/** One of several, by the system's own list: it works with every input and reader, and costs nothing. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <div className={classNames('relative flex h-(--control-height) w-full items-center', CONTROL, className)}>
      <select
        {...rest}
        className="h-full w-full appearance-none rounded-control bg-transparent pr-8 pl-2.5 outline-none *:bg-raised *:text-ink"
      >
        {children}
      </select>
      <ChevronsUpDown size={16} aria-hidden className="pointer-events-none absolute right-2.5 text-ink-subtle" />
    </div>
  )
}
