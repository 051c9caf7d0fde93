/**
 * Names one port after the other, and passes over those that are not ready: whoever lost an instance gets another one
 * with the next ticket. Where none is ready it names the next one all the same, since it may be by the time it is used.
 */
export function createPortRotation(
  ports: readonly number[],
  isReady: (port: number) => Promise<boolean>,
): () => Promise<number> {
  let turn = 0
  return async () => {
    const from = turn++
    const inTurn = ports.map((_, index) => ports[(from + index) % ports.length] ?? 0)
    const [first = 0] = inTurn
    // The only one needs no question.
    if (inTurn.length === 1) return first
    const ready = await Promise.all(inTurn.map(isReady))
    return inTurn.find((_, index) => ready[index]) ?? first
  }
}
