interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const GAP = 6
const MARGIN = 8

/**
 * The corner of a picker beside its anchor, in CSS pixels: above it where there is room, else below, else where there is more
 * of it; pushed inside the window.
 */
export function placePicker(
  anchor: Box,
  picker: { readonly width: number; readonly height: number },
  window: { readonly width: number; readonly height: number },
): { left: number; top: number } {
  const above = anchor.top - GAP - picker.height
  const below = anchor.bottom + GAP
  const fitsBelow = below + picker.height <= window.height - MARGIN
  const top = above >= MARGIN || !fitsBelow ? above : below
  const inside = (value: number, size: number, room: number) =>
    Math.round(Math.max(MARGIN, Math.min(value, room - size - MARGIN)))
  return {
    left: inside(anchor.right - picker.width, picker.width, window.width),
    top: inside(top, picker.height, window.height),
  }
}
