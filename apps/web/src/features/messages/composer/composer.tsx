'use client'

import { memo, useId, useState } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { useOutage } from '../../connection/use-outage.ts'
import { AttachmentsPlace, EditedPicturesPlace, WaitingPlace } from '../../files/attachments-place.tsx'
import { DropPlace } from '../../files/drop-place.tsx'
import { lazyHandPart } from '../../hands/late-hands.ts'
import { OutsidersNote } from '../../mentions/outsiders-note.tsx'
import { RecipientPlace } from '../../profiles/recipient-place.tsx'
import { placeOf, useThreadPlace } from '../../threads/thread-place.ts'
import { ComposerLine } from './composer-line.tsx'
import { ReplyPlace } from './reply-place.tsx'
import { StatusLine } from './status-line.tsx'
import { useComposer } from './use-composer.ts'
import { useTouch } from './use-touch.ts'

const OfflineNote = lazyHandPart((hands) => hands.OfflineNote)
const MuteNote = lazyHandPart((hands) => hands.MuteNote)
const EditingNote = lazyHandPart((hands) => hands.EditingNote)

// What stands around the box is not drawn again with each key.
const Drop = memo(DropPlace)
const Waiting = memo(WaitingPlace)
const Outsiders = memo(OutsidersNote)
const Recipient = memo(RecipientPlace)
const Reply = memo(ReplyPlace)
const EditedPictures = memo(EditedPicturesPlace)
const Attachments = memo(AttachmentsPlace)
const Status = memo(StatusLine)

/** Where a person writes. One composer belongs to one room, or one thread in it, for as long as it lives. */
export function Composer({ roomId }: { roomId: string }) {
  return <RoomComposer key={placeOf(roomId, useThreadPlace()?.root)} roomId={roomId} />
}

function RoomComposer({ roomId }: { roomId: string }) {
  const composer = useComposer(roomId)
  const place = placeOf(roomId, useThreadPlace()?.root)
  const { conn, outage } = useOutage()
  const [focused, setFocused] = useState(false)
  const touch = useTouch()
  const statusId = useId()
  // As the banner: a short loss is not worth a word.
  const isOffline = conn === 'offline' && (outage.phase !== 'lost' || outage.told)
  return (
    <div className="flex-none px-6 pt-1.5 pb-[max(6px,var(--safe-bottom))] max-md:px-2.5">
      <Drop place={place} />
      <div
        className={classNames(
          'overflow-hidden rounded-card border bg-raised shadow-1 focus-within:border-line-control',
          composer.outline.isEmpty ? 'border-line-strong' : 'border-line-control',
        )}
      >
        <Waiting place={place} />
        <Outsiders roomId={roomId} />
        <Recipient roomId={roomId} />
        {composer.mutedUntil === null ? null : <MuteNote until={composer.mutedUntil} />}
        {isOffline ? <OfflineNote /> : null}
        {composer.isEditing ? <EditingNote here={composer.here} onCancel={composer.cancelEdit} /> : null}
        {composer.isEditing ? null : <Reply place={place} />}
        {composer.isEditing ? <EditedPictures place={place} /> : <Attachments place={place} />}
        <ComposerLine
          roomId={roomId}
          composer={composer}
          touch={touch}
          statusId={statusId}
          onFocusChange={setFocused}
        />
      </div>
      <Status
        id={statusId}
        roomId={roomId}
        length={composer.outline.length.isNear ? composer.outline.length : null}
        isOffline={isOffline}
        slow={composer.slow}
        showsKeys={focused && !touch && !composer.outline.isEmpty}
      />
    </div>
  )
}
