/** The middle of some numbers (of an even count, between the two in the middle); null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2
}

/** What a share of some numbers does not exceed (0.99: all but one in a hundred); null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? null
}

/** The median of the ratios of rounds that ran one after the other, so that what slows both is in neither. */
export function pairedRatio(ours: readonly (number | null)[], theirs: readonly (number | null)[]): number | null {
  const ratios = ours.flatMap((value, index) => {
    const other = theirs[index]
    return value === null || other === null || other === undefined || other <= 0 ? [] : [value / other]
  })
  return median(ratios)
}
