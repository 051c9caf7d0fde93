'use client'

import { Pencil, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { editingIn, endEditing } from '../acts/editing.ts'
import { draftsOf } from '../drafts/drafts-of.ts'
import type { ComposerPlace } from './composer-place.ts'

export interface EditingNoteProps {
  here: ComposerPlace
  onCancel: () => void
}

/** The box holds a message that was sent already. */
export function EditingNote({ here, onCancel }: EditingNoteProps) {
  const t = useTranslations('messages')
  useEndWithMessage(here)
  return (
    <div
      data-testid="composer-editing"
      className="flex h-9 items-center gap-2 border-line border-b pr-2 pl-3.5 text-ink-muted text-small pointer-coarse:h-11 pointer-coarse:pr-0"
    >
      <Pencil size={14} aria-hidden />
      <b className="font-medium text-ink">{t('editing')}</b>
      <span className="grow truncate text-ink-subtle pointer-coarse:invisible">{t('editingHint')}</span>
      <IconButton name={t('cancelEditing')} icon={<X size={16} aria-hidden />} size="small" onClick={onCancel} />
    </div>
  )
}

/** A message that is deleted while it is being changed takes the change with it; what was typed comes to the draft. */
function useEndWithMessage({ client, roomId, root, place, myId }: ComposerPlace): void {
  const t = useTranslations('acts')
  useEffect(() => {
    const store = root === undefined ? client.timeline(roomId) : client.thread(roomId, root)
    const look = () => {
      const editing = editingIn(place)
      const row = store.getSnapshot().rows.find(({ key }) => key === editing?.key)
      if (editing === null || row?.state !== 'sent' || row.message.body !== null) return
      endEditing(place)
      const isKept = editing.text.trim() !== '' && editing.text !== editing.original
      toast(t(isKept ? 'editedDeleted' : 'messageDeleted'))
      const drafts = draftsOf(myId)
      if (isKept) drafts.write(place, [drafts.read(place), editing.text].filter(Boolean).join('\n'))
    }
    look()
    return store.subscribe(look)
  }, [client, roomId, root, place, myId, t])
}
