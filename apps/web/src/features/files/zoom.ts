/** How a picture lies in the lightbox: its scale, and how far its middle is off the screen's, in CSS pixels. */
export interface Zoom {
  readonly scale: number
  readonly x: number
  readonly y: number
}

export const UNZOOMED: Zoom = { scale: 1, x: 0, y: 0 }
const MOST_SCALE = 8

/** Zooms so that what is at a point (from the middle of the screen) stays there. */
export function zoomAt({ scale, x, y }: Zoom, factor: number, at = { x: 0, y: 0 }): Zoom {
  const next = Math.min(MOST_SCALE, Math.max(1, scale * factor))
  if (next === 1) return UNZOOMED
  const by = next / scale
  return { scale: next, x: at.x - (at.x - x) * by, y: at.y - (at.y - y) * by }
}

/** Moves a picture that is larger than the screen, but not off it. `room` is the size of the place where it lies. */
export function pan(zoom: Zoom, by: { x: number; y: number }, room: { width: number; height: number }): Zoom {
  const most = { x: (room.width * (zoom.scale - 1)) / 2, y: (room.height * (zoom.scale - 1)) / 2 }
  const clamp = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value))
  return { scale: zoom.scale, x: clamp(zoom.x + by.x, most.x), y: clamp(zoom.y + by.y, most.y) }
}
