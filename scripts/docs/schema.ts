/** As much of a zod schema as the page reads. The packages own zod; this script only looks at what they made. */
export interface Schema {
  readonly description?: string
  readonly minLength?: number | null
  readonly maxLength?: number | null
  readonly minValue?: number | null
  readonly maxValue?: number | null
  readonly shape?: Readonly<Record<string, Schema>>
  readonly def: {
    readonly type: string
    readonly format?: string
    readonly innerType?: Schema
    readonly element?: Schema
    readonly options?: readonly Schema[]
    readonly entries?: Readonly<Record<string, string>>
    readonly values?: readonly unknown[]
    readonly checks?: readonly {
      readonly _zod: { readonly def: { readonly check: string; readonly minimum?: number; readonly maximum?: number } }
    }[]
  }
}

/** The page knows schemas by what they are; zod's own types would tie it to a version. */
export function asSchema(schema: unknown): Schema {
  return schema as Schema
}
