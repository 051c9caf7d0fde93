'use client'

import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { isComposing } from './input-method.ts'

/** The edge that every control of a form shares. Focus moves the ring onto it. */
export const CONTROL =
  'rounded-control border border-line-control bg-raised text-ink text-ui focus-within:border-transparent focus-within:outline-2 focus-within:outline-focus focus-within:-outline-offset-1 has-[[aria-invalid]]:not-focus-within:border-danger-ink has-[:disabled]:border-line-strong has-[:disabled]:bg-sunken has-[:disabled]:text-ink-subtle'

export interface InputProps extends ComponentProps<'input'> {
  /** `large` on sign-in. */
  scale?: 'medium' | 'large'
  /** Before the text: a lucide icon at 16. */
  icon?: ReactNode
  /** After the text: an `IconButton` of size small. */
  end?: ReactNode
}

export function Input({ scale = 'medium', icon, end, className, onKeyDown, ...rest }: InputProps) {
  return (
    <div
      className={classNames(
        'flex w-full items-center gap-2 pl-2.5',
        end ? 'pr-1' : 'pr-2.5',
        scale === 'large' ? 'h-10 pointer-coarse:h-11' : 'h-(--control-height)',
        CONTROL,
        className,
      )}
    >
      {icon ? <span className="shrink-0 text-ink-subtle">{icon}</span> : null}
      <input
        {...rest}
        onKeyDown={(event) => {
          // The Enter of a composition must not send the form, nor its Escape empty a search field.
          if (isComposing(event) && (event.key === 'Enter' || event.key === 'Escape')) event.preventDefault()
          else onKeyDown?.(event)
        }}
        className="h-full min-w-0 flex-1 bg-transparent outline-none disabled:cursor-not-allowed"
      />
      {end}
    </div>
  )
}
