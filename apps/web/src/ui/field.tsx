import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'

export interface FieldProps {
  label: ReactNode
  /** Helps before a mistake; gives way to `error`. */
  hint?: ReactNode
  /** What is so, then what to do. Announced when it appears. */
  error?: ReactNode
  /** At the right of the label: “optional”, a link. */
  aside?: ReactNode
  /** At the right under the control: a counter. */
  counter?: ReactNode
  className?: string
  /** Receives what ties the control to its label and its lines; spread it on the control. */
  children: (control: FieldControl) => ReactNode
}

export interface FieldControl {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Label, control, and the line under it. */
export function Field({ label, hint, error, aside, counter, className, children }: FieldProps) {
  const id = useId()
  const lineId = `${id}-line`
  const line = error ?? hint
  return (
    <div className={className}>
      <div className="mb-1.5 flex items-baseline justify-between gap-3 text-small">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside ? <span className="break-keep text-ink-muted text-meta">{aside}</span> : null}
      </div>
      {children({ id, 'aria-describedby': line ? lineId : undefined, 'aria-invalid': error ? true : undefined })}
      {line || counter ? (
        <div className="mt-1.5 flex justify-between gap-3 text-meta">
          <div id={lineId} aria-live="polite" className={error ? 'flex gap-[5px] text-danger-ink' : 'text-ink-muted'}>
            {error ? <CircleAlert size={14} className="mt-0.5" aria-hidden /> : null}
            <span>{line}</span>
          </div>
          {counter ? <div className="shrink-0 text-ink-subtle tabular-nums">{counter}</div> : null}
        </div>
      ) : null}
    </div>
  )
}
