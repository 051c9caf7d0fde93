let isLeading = false
let asked = false

/**
 * Whether this is the tab that speaks for all tabs of the person in this browser: the one that holds the lock. Where
 * there are no locks (plain http), the one that is looked at does.
 */
export function isLeadingTab(): boolean {
  return 'locks' in navigator ? isLeading : document.visibilityState === 'visible'
}

/** Begins to wait for the lead; it is held as long as the page lives. */
export function askToLead(personId: string): void {
  if (asked || !('locks' in navigator)) return
  asked = true
  const held = new Promise<never>(() => undefined)
  navigator.locks
    .request(`parley-lead:${personId}`, () => {
      isLeading = true
      return held
    })
    .catch(() => undefined)
}
