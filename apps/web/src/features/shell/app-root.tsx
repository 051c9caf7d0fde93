'use client'

import type { ErrorCode } from '@parley/protocol'
import { type CSSProperties, type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { useBootstrap, useClient, useConnection } from '../connection/client-provider.tsx'
import { ConnectionBanner } from '../connection/connection-banner.tsx'
import { useOutage } from '../connection/use-outage.ts'
import { EmojiPickerPlace } from '../emoji/emoji-picker-place.tsx'
import { PeoplePictures } from '../files/people-pictures.tsx'
import { keepUnsent } from '../messages/drafts/keep-unsent.ts'
import { Announcer } from './announcer.tsx'
import { iconAddress } from './icon-address.ts'
import { isSigningOut } from './sign-out.ts'

export interface AppRootProps {
  children: ReactNode
  /** The room whose state `data-synced-seq` tells, null where none is open. */
  openRoomId?: string | null
  className?: string
  style?: CSSProperties
  /** The place of the connection banner, which lies over the page. */
  bannerClassName?: string
}

/**
 * The root of every signed-in page, inside a `ClientProvider`: says how the connection is (to tests in `data-conn`, to people in
 * a banner), says what is announced, and leads to the sign-in page when the session ends.
 */
export function AppRoot({ children, openRoomId = null, className, style, bannerClassName }: AppRootProps) {
  const { conn, outage } = useOutage()
  const syncedSeq = useSyncedSeq(openRoomId)
  useSessionEnd()
  useLook()
  return (
    <div data-testid="app" data-conn={conn} data-synced-seq={syncedSeq} className={className} style={style}>
      <PeoplePictures>{children}</PeoplePictures>
      {isSigningOut() ? null : (
        <ConnectionBanner
          outage={outage}
          className={bannerClassName ?? 'fixed inset-x-0 top-0 z-(--layer-toast) pt-[env(safe-area-inset-top)]'}
        />
      )}
      <EmojiPickerPlace />
      <Announcer />
    </div>
  )
}

/** The server drew the page with the workspace's colour and icon; a change shows at once. */
function useLook(): void {
  const { accent, icon } = useBootstrap().workspace
  useEffect(() => {
    document.documentElement.dataset.accent = accent ?? 'cinnabar'
  }, [accent])
  useEffect(() => {
    const link = document.head.querySelector<HTMLLinkElement>('link[rel~="icon"]')
    if (link !== null) link.href = iconAddress(icon)
  }, [icon])
}

function useSyncedSeq(roomId: string | null): number | undefined {
  const client = useClient()
  const store = roomId === null ? null : client.timeline(roomId)
  const read = () => store?.getSnapshot().rev
  return useSyncExternalStore(store?.subscribe ?? subscribeToNothing, read, read)
}

function subscribeToNothing(): () => void {
  return () => {}
}

/** The reasons that lead to the sign-in page, with what its address says of them. */
const WHY: Partial<Record<ErrorCode, string>> = {
  SESSION_ENDED: '',
  UNAUTHENTICATED: '',
  ACCOUNT_SUSPENDED: '&error=ACCOUNT_SUSPENDED',
  ACCOUNT_DEACTIVATED: '&error=ACCOUNT_DEACTIVATED',
}

/** A session that was signed out or revoked elsewhere shows nothing any more: the sign-in page says why. */
function useSessionEnd(): void {
  const client = useClient()
  const connection = useConnection()
  const { id } = useBootstrap().me
  const reason = connection.status === 'ended' ? connection.reason : null
  const why = reason && WHY[reason.code]
  const until = reason?.until ?? ''
  useEffect(() => {
    if (why == null || isSigningOut()) return
    keepUnsent(client, id)
    const here = encodeURIComponent(window.location.pathname)
    const leave = () => window.location.assign(`/sign-in?callbackUrl=${here}${why}${until && `&until=${until}`}`)
    client.forget().then(leave, leave)
  }, [why, until, client, id])
}
