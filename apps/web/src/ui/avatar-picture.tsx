'use client'

import { createContext, useContext, useState, useSyncExternalStore } from 'react'

/** Where avatars have their pictures from. */
export interface AvatarPictures {
  subscribe(onChange: () => void): () => void
  /** The address of the picture that somebody has, small or large; null where they have none. */
  addressOf(id: string, size: 'small' | 'large'): string | null
}

const NONE: AvatarPictures = { subscribe: () => () => {}, addressOf: () => null }

export const AvatarPicturesContext = createContext<AvatarPictures>(NONE)

/** Lies over the seal once it is there; where it does not come, the seal stays. */
export function AvatarPicture({ id, large }: { id: string; large: boolean }) {
  const { subscribe, addressOf } = useContext(AvatarPicturesContext)
  const read = () => addressOf(id, large ? 'large' : 'small')
  const address = useSyncExternalStore(subscribe, read, read)
  const [broken, setBroken] = useState<string | null>(null)
  if (address === null || address === broken) return null
  return (
    // biome-ignore lint/performance/noImgElement: its sizes were made at upload, and are guarded by the session
    <img
      src={address}
      alt=""
      draggable={false}
      data-testid="avatar-picture"
      onError={() => setBroken(address)}
      className="absolute inset-0 size-full rounded-avatar bg-surface object-cover"
    />
  )
}
