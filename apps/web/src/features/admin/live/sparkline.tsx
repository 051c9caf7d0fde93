import { LIVE_POINTS } from '@parley/protocol'

const HEIGHT = 24
/** A line that began a moment ago takes the room of so many points, and grows from there to the whole hour. */
const LEAST_POINTS = 12

/** How something was within the hour; the newest at the right. Says nothing that the number above and the table do not. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const shown = values.slice(-LIVE_POINTS)
  const most = Math.max(...shown, Number.MIN_VALUE)
  const width = Math.max(LEAST_POINTS, shown.length) - 1
  const points = shown.map((value, at) => {
    const x = width - (shown.length - 1 - at)
    const y = HEIGHT - 2 - (value / most) * (HEIGHT - 4)
    return `${x} ${y.toFixed(1)}`
  })
  const [first = `${width} ${HEIGHT - 2}`] = points
  const line = `M${points.join('L') || first}`
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="mt-1 block h-6 w-full overflow-visible"
    >
      <path d={`M0 ${HEIGHT}H${width}`} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
      <path d={`${line}V${HEIGHT}H${first.split(' ')[0]}Z`} fill="var(--chart-fill)" />
      <path d={line} fill="none" stroke="var(--chart-line)" strokeWidth="1.25" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
