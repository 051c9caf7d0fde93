export type TooltipSide = 'top' | 'bottom' | 'left' | 'right'

interface Size {
  readonly width: number
  readonly height: number
}
interface Box extends Size {
  readonly left: number
  readonly top: number
}

const GAP = 6
const MARGIN = 8

/** Where a tooltip's corner goes, in CSS pixels: beside the anchor, flipped where it would leave the window. */
export function placeTooltip(anchor: Box, tip: Size, side: TooltipSide, window: Size): { left: number; top: number } {
  const middle = { x: anchor.left + anchor.width / 2, y: anchor.top + anchor.height / 2 }
  const at = {
    top: { left: middle.x - tip.width / 2, top: anchor.top - GAP - tip.height },
    bottom: { left: middle.x - tip.width / 2, top: anchor.top + anchor.height + GAP },
    left: { left: anchor.left - GAP - tip.width, top: middle.y - tip.height / 2 },
    right: { left: anchor.left + anchor.width + GAP, top: middle.y - tip.height / 2 },
  }
  const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const
  const fits = ({ left, top }: { left: number; top: number }) =>
    left >= 0 && top >= 0 && left + tip.width <= window.width && top + tip.height <= window.height
  const vertical = side === 'top' || side === 'bottom'
  // Along the edge it is only pushed inside; across, it changes sides when the other one has room.
  const inside = (value: number, size: number, room: number) =>
    Math.round(Math.max(MARGIN, Math.min(value, room - size - MARGIN)))
  const pushed = (place: { left: number; top: number }) => ({
    left: vertical ? inside(place.left, tip.width, window.width) : Math.round(place.left),
    top: vertical ? Math.round(place.top) : inside(place.top, tip.height, window.height),
  })
  const first = pushed(at[side])
  const second = pushed(at[opposite[side]])
  return fits(first) || !fits(second) ? first : second
}
