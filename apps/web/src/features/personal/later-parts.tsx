'use client'

import { BlockDialogPlace } from '../blocks/block-dialog-place.tsx'
import { ProfileCardPlace } from '../profiles/profile-card-place.tsx'
import { CategoryDialogPlace } from '../sidebar/category-dialog-place.tsx'
import { PersonalKeeper } from './personal-keeper.tsx'

/** See `later.tsx`. */
export function LaterParts() {
  return (
    <>
      <PersonalKeeper />
      <ProfileCardPlace />
      <BlockDialogPlace />
      <CategoryDialogPlace />
    </>
  )
}
