/** A text box with what is selected in it. */
export interface Box {
  readonly value: string
  readonly start: number
  readonly end: number
}

/** A change of a box in one piece, so that it is one step of undo; and what is selected then. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The box after an edit. */
export function applied({ value }: Box, { from, to, text, start, end }: Edit): Box {
  return { value: value.slice(0, from) + text + value.slice(to), start, end }
}
