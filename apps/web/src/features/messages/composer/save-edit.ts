import { askToDelete } from '../acts/deleting.ts'
import { editingIn, endEditing } from '../acts/editing.ts'
import type { ComposerPlace } from './composer-place.ts'

/** Saves the change that is under way; where nothing is left of the message, it asks whether to delete it. */
export function saveEdit({ client, roomId, place }: ComposerPlace): void {
  const editing = editingIn(place)
  if (editing === null) return
  const body = editing.text.trimEnd()
  const { seq, original, pictures, takenOff } = editing
  endEditing(place)
  if (body === original.trimEnd() && takenOff.length === 0) return
  const left = pictures.map(({ id }) => id).filter((id) => !takenOff.includes(id))
  if (body === '' && left.length === 0) askToDelete({ roomId, seq })
  else client.edit(roomId, seq, body, takenOff.length === 0 ? undefined : left)
}
