import type { ParleyClient } from '@parley/client'
import { inTurn } from '../../ui/in-turn.ts'
import { lateCode } from '../../ui/late-code.ts'

/** Fetched with the first person whose presence is shown. */
export const presenceCode = lateCode(() => import('./page-presence.ts'))

const RETRY_AFTER_MS = 5_000

/** Watches how somebody is; returns the way to stop. */
export function watchPresence(client: ParleyClient, personId: string, onChange: () => void): () => void {
  let stop: () => void
  const begin = () => {
    const store = presenceCode.known?.presenceOf(client).of(personId)
    if (store === undefined) return wait()
    stop = store.subscribe(onChange)
    onChange()
  }
  const wait = () => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    stop = () => {
      isOver = true
      clearTimeout(timer)
    }
    inTurn(presenceCode.fetch).then(
      () => isOver || begin(),
      () => {
        if (!isOver) timer = setTimeout(begin, RETRY_AFTER_MS)
      },
    )
  }
  begin()
  return () => stop()
}
