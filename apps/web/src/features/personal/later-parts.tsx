'use client'

import { useEffect } from 'react'
import { BlockDialogPlace } from '../blocks/block-dialog-place.tsx'
import { BrokenPage } from '../errors/broken-page-part.ts'
import { Notices } from '../moderation/notices.tsx'
import { ProfileCardPlace } from '../profiles/profile-card-place.tsx'
import { RecipientNote } from '../profiles/recipient-place.tsx'
import { ZoneTeller } from '../profiles/zone-teller.tsx'
import { ReadOnlyPlace } from '../rooms/read-only-place.ts'
import { Announcements } from '../shell/announcements.tsx'
import { CategoryDialogPlace } from '../sidebar/category-dialog-place.tsx'
import { PersonalKeeper } from './personal-keeper.tsx'

/** See `later.tsx`. */
export function LaterParts() {
  useEffect(() => {
    RecipientNote.prepare()
    ReadOnlyPlace.prepare()
    BrokenPage.prepare()
  }, [])
  return (
    <>
      <Announcements />
      <Notices />
      <PersonalKeeper />
      <ZoneTeller />
      <ProfileCardPlace />
      <BlockDialogPlace />
      <CategoryDialogPlace />
    </>
  )
}
