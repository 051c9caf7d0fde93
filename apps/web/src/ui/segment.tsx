import type { ReactNode } from 'react'
import { useId } from 'react'
import { classNames } from './class-names.ts'

export interface SegmentOption<T extends string> {
  value: T
  label: ReactNode
  /** Where the label is in another language. */
  lang?: string
}

export interface SegmentProps<T extends string> {
  /** Name of the group, read aloud. */
  label: string
  value: T
  options: readonly SegmentOption<T>[]
  onChange: (value: T) => void
  'data-testid'?: string
  className?: string
}

/** One of two to four, all in view. Radio buttons underneath: arrows move, one tab stop. */
export function Segment<T extends string>({ label, value, options, onChange, className, ...rest }: SegmentProps<T>) {
  const name = useId()
  return (
    <fieldset
      {...rest}
      className={classNames(
        'inline-flex gap-0.5 rounded-control bg-sunken p-0.5 shadow-[inset_0_0_0_1px_var(--line-strong)]',
        className,
      )}
    >
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          lang={option.lang}
          className={classNames(
            'relative inline-flex h-[26px] cursor-pointer items-center gap-1.5 rounded-[5px] px-2.5 font-medium text-ink-muted text-small pointer-coarse:h-10 pointer-coarse:px-3.5',
            'has-checked:bg-segment has-checked:text-ink has-checked:shadow-[0_0_0_1px_var(--line-strong),var(--lift-1)]',
            'has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
            'hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-x-0 -inset-y-0.5 cursor-pointer appearance-none outline-none"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
