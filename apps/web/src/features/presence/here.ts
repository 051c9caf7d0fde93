/** Whether somebody is at this page, as far as it is known: it is told by code that is loaded later. */
let isHere = true
let changed: () => void = () => undefined

export function setHere(next: boolean): void {
  isHere = next
  changed()
}

export function readHere(): boolean {
  return isHere
}

/** One place shows it. */
export function subscribeHere(onChange: () => void): () => void {
  changed = onChange
  return () => {
    changed = () => undefined
  }
}
