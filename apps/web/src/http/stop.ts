type Closer = () => Promise<void>

/** Shared with the code that Next bundles, which has module instances of its own. */
const held = globalThis as typeof globalThis & { parleyClosers?: Closer[] }

/** Remembers what must be closed before the process ends. */
export function onStop(close: Closer): void {
  held.parleyClosers ??= []
  held.parleyClosers.push(close)
}

/** Closes all of it, the last opened first. */
export async function closeAll(): Promise<void> {
  for (const close of (held.parleyClosers ?? []).splice(0).reverse()) await close()
}
