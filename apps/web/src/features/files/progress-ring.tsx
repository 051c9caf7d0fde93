/** How much of something is done, from 0 to 1. */
export function ProgressRing({ progress, label }: { progress: number; label: string }) {
  return (
    <svg
      viewBox="0 0 36 36"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(progress * 100)}
      className="size-9 -rotate-90 rounded-full bg-raised"
    >
      <title>{label}</title>
      <circle cx="18" cy="18" r="13" fill="none" strokeWidth="3" className="stroke-line-strong" />
      <circle
        cx="18"
        cy="18"
        r="13"
        fill="none"
        strokeWidth="3"
        strokeLinecap="round"
        pathLength={100}
        // A beginning is shown, too.
        strokeDasharray={`${Math.max(4, progress * 100)} 100`}
        className="stroke-accent transition-[stroke-dasharray] duration-(--time-fast)"
      />
    </svg>
  )
}
