'use client'

import { useEffect } from 'react'
import { BlockDialogPlace } from '../blocks/block-dialog-place.tsx'
import { confirmLinePart } from '../confirmations/confirm-place.tsx'
import { replyNotePart } from '../messages/composer/reply-place.tsx'
import { deleteDialogPart, hoverBarPart, rowSheetPart } from '../messages/row/row-parts.ts'
import { ProfileCardPlace } from '../profiles/profile-card-place.tsx'
import { Announcements } from '../shell/announcements.tsx'
import { CategoryDialogPlace } from '../sidebar/category-dialog-place.tsx'
import { sectionEntriesPart } from '../sidebar/section-menu.tsx'
import { PersonalKeeper } from './personal-keeper.tsx'

/** They are asked for by a move of the hand: it should not wait for them, nor miss a network that is away. */
const NEAR = [hoverBarPart, rowSheetPart, deleteDialogPart, replyNotePart, confirmLinePart, sectionEntriesPart] as const

/** See `later.tsx`. */
export function LaterParts() {
  useEffect(() => {
    for (const part of NEAR) part.prepare()
  }, [])
  return (
    <>
      <Announcements />
      <PersonalKeeper />
      <ProfileCardPlace />
      <BlockDialogPlace />
      <CategoryDialogPlace />
    </>
  )
}
