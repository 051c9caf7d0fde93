import type { Poll } from '@parley/protocol'

export interface Counts {
  /** Of each option, in their order. */
  readonly votes: readonly number[]
  readonly voters: number
}

/** How a poll stands once the own vote, which was counted as `counted`, is `chosen`. */
export function countsWith(poll: Poll, counted: readonly number[], chosen: readonly number[]): Counts {
  const votes = poll.options.map(
    (option, index) => option.votes + Number(chosen.includes(index)) - Number(counted.includes(index)),
  )
  const voters = poll.voters + Number(chosen.length > 0) - Number(counted.length > 0)
  return { votes: votes.map((count) => Math.max(0, count)), voters: Math.max(0, voters) }
}

/** What is chosen after a click on an option: another one, one more, or none. */
export function toggled(chosen: readonly number[], index: number, isMultiple: boolean): number[] {
  if (chosen.includes(index)) return chosen.filter((other) => other !== index)
  return isMultiple ? [...chosen, index].sort((a, b) => a - b) : [index]
}
