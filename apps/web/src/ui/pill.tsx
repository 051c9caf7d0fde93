import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** A small floating button over a list: “3 new”, “Jump to newest”. */
export function Pill({ icon, children, className, ...rest }: ComponentProps<'button'> & { icon?: ReactNode }) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(
        'inline-flex h-[30px] items-center gap-2 rounded-control border border-line-strong bg-raised px-3 font-medium text-small shadow-2',
        'hover:bg-[image:linear-gradient(var(--surface-hover),var(--surface-hover))] pointer-coarse:h-11',
        className,
      )}
    >
      {icon}
      <span className="tabular-nums">{children}</span>
    </button>
  )
}
