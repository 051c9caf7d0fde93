import { classNames } from '../../../ui/class-names.ts'

/** The look of a filter over a table: a line around it until something is chosen. */
export function chipClasses(isSet: boolean, className?: string): string {
  return classNames(
    'inline-flex h-(--control-height) max-w-full items-center rounded-control border text-small has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
    isSet ? 'border-transparent bg-selected' : 'border-line-strong bg-raised text-ink-muted hover:text-ink',
    className,
  )
}
