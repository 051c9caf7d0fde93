import { classNames } from './class-names.ts'

/** A grey place for what is on its way. Give it its size by class; the region around it says `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames('shimmer block', className)} />
}
