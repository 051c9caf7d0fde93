import { type LockedRoom, loadReadableMessage } from '@parley/db'
import { type MessageExtras, type Picture, Refusal } from '@parley/protocol'

export interface Forwarded {
  readonly body: string
  readonly files: readonly Picture[]
  readonly from: NonNullable<MessageExtras['forwarded']>
}

/**
 * What is passed on of a message that the person can read, and where it was written first. One that they cannot read looks
 * like none. @throws Refusal MESSAGE_NOT_FOUND, MESSAGE_DELETED, MESSAGE_EMPTY
 */
export async function findForwarded(
  { ask }: Pick<LockedRoom, 'ask'>,
  { roomId, seq }: { readonly roomId: string; readonly seq: number },
  personId: string,
): Promise<Forwarded> {
  const source = await loadReadableMessage(ask, { roomId, seq, personId })
  if (source === null) throw new Refusal('MESSAGE_NOT_FOUND')
  if (source.body === null) throw new Refusal('MESSAGE_DELETED')
  const { body, files = [] } = source
  if (body === '' && files.length === 0) throw new Refusal('MESSAGE_EMPTY')
  const from = source.forwarded ?? { roomId, seq, authorId: source.authorId, at: source.createdAt }
  return { body, files, from }
}
