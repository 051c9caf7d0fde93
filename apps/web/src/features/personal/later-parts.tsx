'use client'

import { useEffect } from 'react'
import { BlockDialogPlace } from '../blocks/block-dialog-place.tsx'
import { completionPopup } from '../completion/completion-watch.tsx'
import { BrokenPage } from '../errors/broken-page-part.ts'
import { formatter } from '../messages/composer/formatting/use-formatting.ts'
import { Notices } from '../moderation/notices.tsx'
import { ProfileCardPlace } from '../profiles/profile-card-place.tsx'
import { RecipientNote } from '../profiles/recipient-place.tsx'
import { ZoneTeller } from '../profiles/zone-teller.tsx'
import { LeftRooms } from '../rooms/left-rooms.tsx'
import { ReadOnlyPlace } from '../rooms/read-only-place.ts'
import { Announcements } from '../shell/announcements.tsx'
import { CategoryDialogPlace } from '../sidebar/category-dialog-place.tsx'
import { pageTyping } from '../typing/tell-typing.ts'
import { PersonalKeeper } from './personal-keeper.tsx'

/** See `later.tsx`. */
export function LaterParts() {
  useEffect(() => {
    RecipientNote.prepare()
    ReadOnlyPlace.prepare()
    BrokenPage.prepare()
    // The first word finds them there: fetched while it is typed, they would hold its letters up.
    pageTyping.prepare()
    formatter.prepare()
    completionPopup.prepare()
  }, [])
  return (
    <>
      <Announcements />
      <LeftRooms />
      <Notices />
      <PersonalKeeper />
      <ZoneTeller />
      <ProfileCardPlace />
      <BlockDialogPlace />
      <CategoryDialogPlace />
    </>
  )
}
