import type { ParleyClient } from '@parley/client'
import type { useTranslations } from 'next-intl'
import { toast } from '../../ui/toast-store.ts'
import { keepSaved, savedValue } from './save.ts'

/** Saves a message for later, or takes it from there, and says so. */
export function toggleSaved(
  client: ParleyClient,
  words: ReturnType<typeof useTranslations<'personal'>>,
  roomId: string,
  seq: number,
): void {
  const before = savedValue(client, roomId, seq)
  keepSaved(client, roomId, seq, before === undefined ? {} : null)
  const undo = () => keepSaved(client, roomId, seq, before ?? null)
  toast(words(before === undefined ? 'savedToast' : 'unsavedToast'), { action: { label: words('undo'), run: undo } })
}
