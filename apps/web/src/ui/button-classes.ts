import { classNames } from './class-names.ts'

/** `primary` at most once in view; `danger` only for the last step of a destructive dialog. */
export type ButtonVariant = 'primary' | 'default' | 'quiet' | 'danger' | 'danger-quiet'

export interface ButtonLook {
  variant?: ButtonVariant
  size?: 'small' | 'medium' | 'large'
  /** Takes the whole width. */
  wide?: boolean
}

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    'border-transparent bg-accent text-on-accent shadow-1 hover:bg-accent-hover active:bg-accent-active active:shadow-none',
  default:
    'border-line-strong bg-raised text-ink shadow-1 hover:bg-[image:linear-gradient(var(--surface-hover),var(--surface-hover))] active:bg-[image:linear-gradient(var(--surface-active),var(--surface-active))] active:shadow-none',
  quiet: 'border-transparent text-ink-muted hover:bg-hover hover:text-ink active:bg-active',
  danger:
    'border-transparent bg-danger text-on-danger shadow-1 hover:bg-danger-hover active:bg-danger-active active:shadow-none',
  'danger-quiet': 'border-transparent text-danger-ink hover:bg-danger-wash active:bg-danger-wash',
}

const SIZES = {
  small: 'h-7 px-2.5 text-small pointer-coarse:h-(--control-height)',
  medium: 'h-(--control-height) px-3 text-ui',
  large: 'h-10 px-4 text-ui pointer-coarse:h-11',
}

/** Classes of a button, for links that look like one. */
export function buttonClasses({ variant = 'default', size = 'medium', wide = false }: ButtonLook = {}): string {
  return classNames(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control border font-medium no-underline',
    'transition-[background-color,box-shadow] duration-(--time-fast) ease-arrive',
    'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-subtle disabled:shadow-none',
    VARIANTS[variant],
    SIZES[size],
    wide && 'w-full',
  )
}
