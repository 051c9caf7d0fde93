/** What a line of a message is made of. Nothing but these kinds is ever drawn. */
export type Inline =
  | Text
  | Reference
  | { readonly kind: 'code'; readonly text: string }
  /** TeX between `$` signs. */
  | { readonly kind: 'formula'; readonly tex: string }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: Mark; readonly children: readonly Inline[] }

export interface Text {
  readonly kind: 'text'
  readonly text: string
}

/** `@handle`, `#room` or `:emoji:`, as it was written. Whether there is such a thing is for the renderer to find out. */
export interface Reference {
  readonly kind: 'reference'
  readonly sign: '@' | '#' | ':'
  /** Without its sign; for `#` it may run on into the words behind it, as Chinese sets no space. */
  readonly name: string
}

export type Mark = 'strong' | 'emphasis' | 'strike' | 'spoiler'

/** What a message is made of, from top to bottom. */
export type Block =
  /** Lines as they were typed, blank ones in between included. */
  | { readonly kind: 'text'; readonly children: readonly Inline[] }
  /** `language` is what stands behind the fence, '' without. */
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'formula'; readonly tex: string }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] }
  | Table

export interface ListItem {
  /** As it was written: `-`, `2.`. */
  readonly marker: string
  /** Null where it is no task. */
  readonly done: boolean | null
  readonly children: readonly Block[]
}

export interface Table {
  readonly kind: 'table'
  readonly alignments: readonly Alignment[]
  readonly head: readonly Cell[]
  /** A row may have fewer cells than there are columns. */
  readonly rows: readonly (readonly Cell[])[]
}

export type Alignment = 'left' | 'center' | 'right' | null
export type Cell = readonly Inline[]
