export interface Box {
  readonly width: number
  readonly height: number
}

/** A picture alone takes its own shape, within these CSS pixels. */
export const MOST: Box = { width: 480, height: 360 }
/** What can still be pressed. */
const LEAST_PX = 44

/** The box of a picture in a row: known from its size, so that it stands before the picture is there. */
export function boxOf({ width, height }: Box, most: Box = MOST): Box {
  const scale = Math.min(1, most.width / width, most.height / height)
  return {
    width: Math.max(LEAST_PX, Math.round(width * scale)),
    height: Math.max(LEAST_PX, Math.round(height * scale)),
  }
}

/** Columns of a grid of several pictures, and the side of their squares. */
export function gridOf(count: number): { readonly columns: number; readonly side: number } {
  const columns = count === 2 || count === 4 ? 2 : 3
  return { columns, side: columns === 2 ? 200 : 156 }
}

/** Heights that pictures add to a row, in CSS pixels: close enough for a scrollbar. */
export function heightOf(pictures: readonly Box[]): number {
  const [first] = pictures
  if (first === undefined) return 0
  if (pictures.length === 1) return boxOf(first).height + 8
  const { columns, side } = gridOf(pictures.length)
  return Math.ceil(pictures.length / columns) * (side + 4) + 8
}
