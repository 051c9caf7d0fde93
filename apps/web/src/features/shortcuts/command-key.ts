import { useSyncExternalStore } from 'react'

/** Whether shortcuts use Cmd rather than Ctrl. */
function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}

/** How the key of shortcuts is written here; as on most computers until the page stands. */
export function useCommandKey(): 'Ctrl' | '⌘' {
  return useSyncExternalStore(subscribeToNothing, isMac, () => false) ? '⌘' : 'Ctrl'
}

function subscribeToNothing(): () => void {
  return () => {}
}
