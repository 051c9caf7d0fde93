export interface FlowLine {
  /** Heights of its ends, in hundredths. */
  readonly from: number
  readonly to: number
  /** Messages a second. */
  readonly rate: number
  /** Nothing goes along it any more. */
  readonly isOver: boolean
}

/** Lines between two columns of the map: as thick as what goes along them, and dots on their way. */
export function Flow({ lines }: { lines: readonly FlowLine[] }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="pointer-events-none hidden h-full w-full xl:block"
    >
      {lines.map(({ from, to, rate, isOver }, at) => {
        const path = `M0 ${from}C50 ${from} 50 ${to} 100 ${to}`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
          <g key={at} fill="none" strokeLinecap="round">
            <path
              d={path}
              vectorEffect="non-scaling-stroke"
              stroke="var(--chart-bar)"
              strokeOpacity={isOver ? 0.5 : 0.8}
              strokeWidth={isOver ? 1 : widthOf(rate)}
              {...(isOver && { strokeDasharray: '2 4' })}
            />
            {rate > 0 && !isOver ? (
              <path
                d={path}
                vectorEffect="non-scaling-stroke"
                stroke="var(--link)"
                strokeWidth={widthOf(rate) + 1}
                strokeDasharray="0.1 11.9"
                className="flow"
                data-pace={rate < 5 ? 'calm' : rate < 100 ? 'quick' : 'fast'}
              />
            ) : null}
          </g>
        )
      })}
    </svg>
  )
}

/** In pixels; ten times as much is a step thicker. */
function widthOf(rate: number): number {
  return 1 + Math.min(5, Math.log10(1 + rate) * 1.6)
}
