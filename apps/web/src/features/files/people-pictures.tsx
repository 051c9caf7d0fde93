'use client'

import { type ReactNode, useMemo } from 'react'
import { type AvatarPictures, AvatarPicturesContext } from '../../ui/avatar-picture.tsx'
import { useClient } from '../connection/client-provider.tsx'
import { fileUrl } from './file-url.ts'

/** Gives every avatar below the picture of whom the client knows. */
export function PeoplePictures({ children }: { children: ReactNode }) {
  const client = useClient()
  const pictures = useMemo((): AvatarPictures => {
    const { people } = client
    return {
      subscribe: (onChange) => people.subscribe(onChange),
      addressOf: (id, size) => {
        const avatarId = people.getSnapshot().get(id)?.avatarId
        return avatarId === undefined ? null : fileUrl(avatarId, size === 'small' ? '96' : '480')
      },
    }
  }, [client])
  return <AvatarPicturesContext value={pictures}>{children}</AvatarPicturesContext>
}
