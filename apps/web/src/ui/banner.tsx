import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type BannerTone = 'plain' | 'warn' | 'success' | 'link'

const TONES: Record<BannerTone, string> = {
  plain: 'border-line bg-sunken text-ink-muted',
  warn: 'border-warn-line bg-warn-wash text-warn-ink',
  success: 'border-success-line bg-success-wash text-success-ink',
  link: 'border-link-line bg-link-wash text-link',
}

export interface BannerProps extends ComponentProps<'div'> {
  tone?: BannerTone
  icon?: ReactNode
  /** At its end: a `TextButton`. */
  action?: ReactNode
}

/** A line across the page about the whole app. It is announced politely. */
export function Banner({ tone = 'plain', icon, action, children, className, ...rest }: BannerProps) {
  return (
    <div
      role="status"
      {...rest}
      className={classNames(
        'flex min-h-9 items-center justify-center gap-2.5 border-b px-4 py-1 text-small',
        TONES[tone],
        className,
      )}
    >
      {icon}
      <span>{children}</span>
      {action}
    </div>
  )
}

/** An act inside a sentence, a banner or a toast: underlined words in the colour around them. */
export function TextButton({ className, ...rest }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(
        'touchable rounded-seal font-semibold underline decoration-1 underline-offset-3',
        className,
      )}
    />
  )
}
