import { attachPictures, type LockedRoom, lockUnusedPictures } from '@parley/db'
import { MAX_FILES_PER_MESSAGE, type Message, type Picture, Refusal } from '@parley/protocol'

/**
 * The author's own uploads that a message is to carry, in the order that they were named in. They are locked until it is
 * committed, so that none gets into two messages.
 * @throws Refusal TOO_MANY_FILES, FILE_NOT_FOUND where one is not theirs, gone, or used already
 */
export async function takeFiles(room: LockedRoom, authorId: string, ids: readonly string[]): Promise<Picture[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length > MAX_FILES_PER_MESSAGE) throw new Refusal('TOO_MANY_FILES', { limit: MAX_FILES_PER_MESSAGE })
  const pictures = new Map((await lockUnusedPictures(room.ask, authorId, wanted)).map((each) => [each.id, each]))
  return wanted.map((id, index) => {
    const picture = pictures.get(id)
    if (picture === undefined) throw new Refusal('FILE_NOT_FOUND', { field: `files.${index}` })
    return picture
  })
}

/** From now on the pictures are for whoever is in the room, and go with the message. */
export function tieFiles(room: LockedRoom, { seq }: Message, pictures: readonly Picture[]): Promise<void> {
  return attachPictures(
    room.ask,
    pictures.map(({ id }) => id),
    { roomId: room.room.id, seq },
  )
}
