import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { TooltipSide } from './tooltip-layer.tsx'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'title' | 'children'> {
  /** Name for everyone: read aloud, and shown as the tooltip. */
  name: string
  /** A lucide icon at 16 (rows) or 18 (headers). */
  icon: ReactNode
  /** Beside the icon: a count. */
  children?: ReactNode
  size?: 'small' | 'medium'
  /** The thing it opens is open, or what it sets is set. */
  on?: boolean
  /** A key that does the same, shown in the tooltip, such as `Ctrl K`. */
  shortcut?: string
  tooltipSide?: TooltipSide
  /** Where the tooltip would be in the way. */
  noTooltip?: boolean
}

/** An icon alone always has a name and a tooltip. */
export function IconButton(props: IconButtonProps) {
  const {
    name,
    icon,
    children,
    size = 'medium',
    on = false,
    shortcut,
    tooltipSide,
    noTooltip,
    className,
    ...rest
  } = props
  return (
    <button
      type="button"
      {...rest}
      aria-label={name}
      {...(!noTooltip && { 'data-tooltip': name })}
      data-tooltip-keys={shortcut}
      data-tooltip-side={tooltipSide}
      className={classNames(
        'inline-flex shrink-0 select-none items-center justify-center gap-[5px] rounded-control text-small leading-none tabular-nums',
        'transition-[background-color,color] duration-(--time-fast) ease-arrive',
        'disabled:cursor-not-allowed disabled:text-ink-subtle',
        size === 'small' ? 'h-[26px] min-w-[26px] px-1' : 'h-8 min-w-8 px-[7px]',
        'pointer-coarse:h-11 pointer-coarse:min-w-11',
        on
          ? 'bg-selected text-ink'
          : 'text-ink-muted enabled:hover:bg-hover enabled:hover:text-ink enabled:active:bg-active',
        className,
      )}
    >
      {icon}
      {children}
    </button>
  )
}
