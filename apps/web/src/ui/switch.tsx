import type { ComponentProps, ReactNode } from 'react'

export interface SwitchProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode
  hint?: ReactNode
}

/** On or off, at once. */
export function Switch({ label, hint, ...rest }: SwitchProps) {
  return (
    <label className="flex min-h-9 cursor-pointer items-center justify-between gap-4 text-small pointer-coarse:min-h-11">
      <span>
        {label}
        {hint ? <span className="block text-ink-muted text-meta">{hint}</span> : null}
      </span>
      <span className="relative shrink-0">
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state.
          role="switch"
          {...rest}
          className="peer absolute inset-0 cursor-pointer appearance-none outline-none"
        />
        <span
          aria-hidden
          className="switch-track pointer-events-none relative block h-[18px] w-8 rounded-full border border-line-control bg-sunken peer-checked:border-ink peer-checked:bg-ink peer-focus-visible:outline-2 peer-focus-visible:outline-focus peer-focus-visible:outline-offset-2"
        />
      </span>
    </label>
  )
}
