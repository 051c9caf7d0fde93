/** One frame that asks for something. */
export interface Frame {
  /** With the number it names the command in the log. */
  readonly socketId: string
  /** Of the frame among those of its socket. */
  readonly number: number
  readonly name: unknown
  readonly input: readonly unknown[]
}

/** Names a frame in the log. */
export const requestId = ({ socketId, number }: Pick<Frame, 'socketId' | 'number'>): string => `${socketId}:${number}`
