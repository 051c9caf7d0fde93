/** The client counts unread messages of a room up to this. */
const COUNTED = 1_000

/** A count as a person reads it: `999+` where the exact number is not known. */
export function countLabel(unread: number): string {
  return unread >= COUNTED ? '999+' : String(unread)
}

/** `(3) engineering · Tideline`; what is not there is left out. */
export function pageTitle(place: string | null, workspace: string, unread: number): string {
  const name = place === null ? workspace : `${place} · ${workspace}`
  return unread > 0 ? `(${countLabel(unread)}) ${name}` : name
}
