'use client'

import { AxisBottom, AxisLeft } from '@visx/axis'
import { GridRows } from '@visx/grid'
import { scaleBand, scaleLinear } from '@visx/scale'
import { BarRounded } from '@visx/shape'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Day } from './messages-card.tsx'

const HEIGHT = 224
const EDGE = { top: 10, right: 2, bottom: 24, left: 40 }
/** Room that a label of a day takes. */
const LABEL_WIDTH = 84
const LABEL = 'fill-ink-muted text-micro zh:text-meta tabular-nums'

/** A bar for each day, in UTC, drawn in the colours of the theme. The table beside it says the same in words. */
export function MessagesChart({ days }: { days: readonly Day[] }) {
  const t = useTranslations('admin.overview')
  const format = useFormatter()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const inner = { width: Math.max(0, width - EDGE.left - EDGE.right), height: HEIGHT - EDGE.top - EDGE.bottom }
  const most = Math.max(4, ...days.map(({ count }) => count))
  const x = scaleBand({ domain: days.map(({ day }) => day), range: [0, inner.width], padding: 0.32 })
  const y = scaleLinear({ domain: [0, most], range: [inner.height, 0], nice: 4 })
  const total = days.reduce((sum, { count }) => sum + count, 0)
  const peak = days.reduce((best, each) => (each.count > best.count ? each : best), days[0] ?? { day: '', count: 0 })
  const nameOf = (day: string, weekday = false) =>
    format.dateTime(new Date(day), {
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
      ...(weekday && { weekday: 'short' as const }),
    })
  const last = days.length - 1
  const step = Math.max(1, Math.ceil(days.length / Math.max(1, Math.floor(inner.width / LABEL_WIDTH))))
  // The labels end with today, so that it always has one.
  const labelled = days.flatMap(({ day }, at) => ((last - at) % step === 0 ? [day] : []))
  return (
    <div ref={box} className="min-w-0 px-4" style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={t('chartSays', { total, most: peak.count, day: peak.day === '' ? '' : nameOf(peak.day) })}
          data-testid="messages-chart"
          className="block"
        >
          <g transform={`translate(${EDGE.left} ${EDGE.top})`}>
            <GridRows scale={y} width={inner.width} numTicks={4} stroke="var(--line)" />
            {days.map(({ day, count }, at) => {
              const left = x(day) ?? 0
              const top = y(count)
              const weekday = new Date(day).getUTCDay()
              const colour =
                at === last ? 'fill-accent' : weekday % 6 === 0 ? 'fill-(--chart-bar-rest)' : 'fill-(--chart-bar)'
              return (
                <g key={day}>
                  <BarRounded
                    x={left}
                    y={top}
                    width={x.bandwidth()}
                    height={inner.height - top}
                    radius={2}
                    top
                    className={colour}
                  />
                  {/* Easier to meet with the pointer than a low bar. */}
                  <rect
                    x={left - (x.step() - x.bandwidth()) / 2}
                    width={x.step()}
                    height={inner.height}
                    className="fill-transparent hover:fill-hover"
                    data-tooltip={t('dayCount', { day: nameOf(day, true), count })}
                    data-tooltip-side="top"
                  />
                </g>
              )
            })}
            <AxisLeft
              scale={y}
              numTicks={4}
              hideAxisLine
              hideTicks
              tickFormat={(value) => format.number(Number(value), { notation: 'compact' })}
              tickLabelProps={{ className: LABEL, dx: '-0.25em', dy: '0.33em', textAnchor: 'end' }}
            />
            <AxisBottom
              scale={x}
              top={inner.height}
              hideTicks
              stroke="var(--line-strong)"
              tickValues={labelled}
              tickFormat={(day) => (day === days[last]?.day ? t('todayShort') : nameOf(String(day)))}
              tickLabelProps={(day) => ({
                className: day === days[last]?.day ? `${LABEL} font-semibold fill-ink` : LABEL,
                // The last one would stand over the edge.
                textAnchor: day === days[last]?.day ? 'end' : 'middle',
                dx: day === days[last]?.day ? x.bandwidth() / 2 + 2 : 0,
                dy: '0.1em',
              })}
            />
          </g>
        </svg>
      )}
    </div>
  )
}

/** The width that an element has, in pixels; 0 until it is known. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const measured = element.current
    if (measured === null) return
    const style = getComputedStyle(measured)
    const padding = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight)
    const observer = new ResizeObserver(() => setWidth(Math.max(0, measured.clientWidth - padding)))
    observer.observe(measured)
    return () => observer.disconnect()
  }, [element])
  return width
}
