'use client'

import { Late, latePart } from '../../ui/late.tsx'
import { useEditing } from '../messages/acts/editing.ts'
import { useAttachments } from './use-attachments.ts'

const chips = latePart(() => import('./attachment-chips.tsx'))
const editedPictures = latePart(() => import('./edited-pictures.tsx'))
const waitingSends = latePart(() => import('./waiting-sends.tsx'))

/** The pictures that are attached to what is being written. Their room is there before the code for them is. */
export function AttachmentsPlace({ place }: { place: string }) {
  const { attachments } = useAttachments(place)
  if (attachments.length === 0) return null
  return (
    <div className="min-h-[84px] border-line border-b">
      <Late part={chips} props={{ place, attachments }} onUnavailable={() => undefined} />
    </div>
  )
}

/** The pictures of a message that is being changed. */
export function EditedPicturesPlace({ place }: { place: string }) {
  const editing = useEditing(place)
  if (editing === null || editing.pictures.length === 0) return null
  return (
    <div className="min-h-[84px] border-line border-b">
      <Late part={editedPictures} props={{ place, editing }} onUnavailable={() => undefined} />
    </div>
  )
}

/** Messages that go once their pictures are uploaded. */
export function WaitingPlace({ place }: { place: string }) {
  const { waiting } = useAttachments(place)
  if (waiting.length === 0) return null
  return <Late part={waitingSends} props={{ place, waiting }} onUnavailable={() => undefined} />
}
