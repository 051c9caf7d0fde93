import { classNames } from './class-names.ts'

/** The mark: two facing corner quotes. Cinnabar (`seal`) where Parley introduces itself, ink inside the product. */
export function Mark({ size = 28, tone = 'ink' }: { size?: number; tone?: 'ink' | 'seal' }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" className="block shrink-0 rounded-[22%]">
      <rect width="16" height="16" rx="3.5" className={tone === 'seal' ? 'fill-accent' : 'fill-ink'} />
      <path
        d="M3 3h5v2H5v6l-2 2zM13 13H8v-2h3V5l2-2z"
        className={tone === 'seal' ? 'fill-on-accent' : 'fill-surface'}
      />
    </svg>
  )
}

/** Mark and name. */
export function Lockup({ tone = 'seal', className }: { tone?: 'ink' | 'seal'; className?: string }) {
  return (
    <span
      className={classNames('flex items-center gap-2.5 font-semibold text-ink text-lead tracking-[-0.02em]', className)}
    >
      <Mark tone={tone} />
      Parley
    </span>
  )
}

/** The picture that the workspace chose, or the mark. */
export function WorkspaceMark({ icon, size = 28 }: { icon: string | undefined; size?: number }) {
  if (icon === undefined) return <Mark size={size} />
  return (
    // biome-ignore lint/performance/noImgElement: it is small already, and strangers may see it
    <img
      src={`/api/files/${icon}/96`}
      alt=""
      width={size}
      height={size}
      className="block shrink-0 rounded-[22%] object-cover"
    />
  )
}
