import { CircleAlert } from 'lucide-react'

/** What is wrong with the form as a whole; the region stands from the start, so that readers hear it change. */
export function FormError({ children }: { children: string | undefined }) {
  return (
    <div role="alert" className="empty:hidden">
      {children ? (
        <p
          data-testid="form-error"
          className="flex gap-2 rounded-control border border-danger-line bg-danger-wash px-3 py-2 text-danger-ink text-small"
        >
          <CircleAlert size={16} className="mt-0.5" aria-hidden />
          {children}
        </p>
      ) : null}
    </div>
  )
}
