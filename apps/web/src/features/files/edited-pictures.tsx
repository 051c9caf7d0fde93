'use client'

import type { Picture } from '@parley/protocol'
import { Undo2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '../../ui/class-names.ts'
import { type Editing, takeOff } from '../messages/acts/editing.ts'
import { fileUrl } from './file-url.ts'

export interface EditedPicturesProps {
  place: string
  editing: Editing
}

/** The pictures of a message that is being changed: each may be taken off, and put back until it is saved. */
export default function EditedPictures({ place, editing }: EditedPicturesProps) {
  const t = useTranslations('files')
  return (
    <ul aria-label={t('attached')} className="flex gap-2 overflow-x-auto px-3 py-2.5" data-testid="edited-pictures">
      {editing.pictures.map((picture) => (
        <EditedPicture
          key={picture.id}
          place={place}
          picture={picture}
          isTakenOff={editing.takenOff.includes(picture.id)}
        />
      ))}
    </ul>
  )
}

interface EditedPictureProps {
  place: string
  picture: Picture
  isTakenOff: boolean
}

function EditedPicture({ place, picture, isTakenOff }: EditedPictureProps) {
  const t = useTranslations('files')
  const { id, name } = picture
  const Icon = isTakenOff ? Undo2 : X
  return (
    <li
      data-testid="edited-picture"
      data-state={isTakenOff ? 'removed' : 'kept'}
      className="relative size-16 shrink-0 rounded-control bg-sunken"
      data-tooltip={name}
      data-tooltip-side="top"
    >
      {/* biome-ignore lint/performance/noImgElement: it is guarded by the session */}
      <img
        src={fileUrl(id, '480')}
        alt={name}
        draggable={false}
        className={classNames('size-full rounded-control object-cover', isTakenOff && 'opacity-25 grayscale')}
      />
      <button
        type="button"
        aria-label={t(isTakenOff ? 'putBack' : 'remove', { name })}
        data-testid={isTakenOff ? 'put-back-picture' : 'take-off-picture'}
        onClick={() => takeOff(place, id, !isTakenOff)}
        className="absolute -top-1.5 -right-1.5 grid size-[22px] place-items-center rounded-full border border-line-strong bg-raised text-ink-muted shadow-1 after:absolute after:-inset-2.5 hover:text-ink"
      >
        <Icon size={13} aria-hidden />
      </button>
    </li>
  )
}
