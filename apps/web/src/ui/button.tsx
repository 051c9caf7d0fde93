import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonLook, buttonClasses } from './button-classes.ts'
import { classNames } from './class-names.ts'

export { type ButtonVariant, buttonClasses } from './button-classes.ts'

export interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  /** Working: the button keeps its size and place, shows a spinner and ignores clicks, but stays focusable. */
  busy?: boolean
  /** Before the words, a lucide icon at 16. */
  icon?: ReactNode
}

export function Button({
  variant,
  size,
  wide,
  busy = false,
  icon,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const look = { ...(variant && { variant }), ...(size && { size }), ...(wide && { wide }) }
  return (
    <button
      type="button"
      {...rest}
      className={classNames(buttonClasses(look), busy && 'cursor-progress', className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {busy ? <LoaderCircle size={16} className="spin" aria-hidden /> : icon}
      {children}
    </button>
  )
}
