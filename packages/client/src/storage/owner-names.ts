/**
 * Names that are held as long as a page lives, however it ends: Web Locks, which the browser releases by itself.
 * They need a secure context; where there are none, no name counts as held.
 */
function locks(): LockManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.locks
}

/** Holds a name until the returned function is called, or the page is gone. */
export async function holdName(name: string): Promise<() => void> {
  const manager = locks()
  if (!manager) return () => {}
  return new Promise((resolve, reject) => {
    manager.request(name, () => new Promise<void>((letGo) => resolve(letGo))).catch((error: unknown) => reject(error))
  })
}

export async function isNameHeld(name: string): Promise<boolean> {
  const manager = locks()
  if (!manager) return false
  return manager.request(name, { ifAvailable: true }, async (lock) => lock === null)
}
