/** The square of a picture that is taken, in its pixels. */
export interface Crop {
  readonly left: number
  readonly top: number
  readonly size: number
}

export interface Framing {
  /** 1 is the largest square that fits. */
  readonly zoom: number
  /** What is in the middle, in pixels of the picture. */
  readonly x: number
  readonly y: number
}

interface Size {
  readonly width: number
  readonly height: number
}

export const MOST_ZOOM = 5

export function framed({ width, height }: Size): Framing {
  return { zoom: 1, x: width / 2, y: height / 2 }
}

/** The same framing within its bounds: nothing beside the picture is taken. */
export function bounded({ width, height }: Size, { zoom, x, y }: Framing): Framing {
  const within = Math.min(MOST_ZOOM, Math.max(1, zoom))
  const half = Math.min(width, height) / within / 2
  const clamp = (value: number, most: number) => Math.min(most - half, Math.max(half, value))
  return { zoom: within, x: clamp(x, width), y: clamp(y, height) }
}

/** What is taken, in whole pixels. */
export function cropOf(picture: Size, framing: Framing): Crop {
  const { zoom, x, y } = bounded(picture, framing)
  const size = Math.max(1, Math.floor(Math.min(picture.width, picture.height) / zoom))
  const begin = (middle: number, most: number) => Math.min(most - size, Math.max(0, Math.round(middle - size / 2)))
  return { left: begin(x, picture.width), top: begin(y, picture.height), size }
}
