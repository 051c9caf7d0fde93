import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** Why a form was refused as a whole. */
export function FormAlert({ children }: { children: ReactNode }) {
  return (
    <p role="alert" data-testid="form-error" className="flex gap-1.5 text-danger-ink text-small">
      <CircleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
      {children}
    </p>
  )
}
