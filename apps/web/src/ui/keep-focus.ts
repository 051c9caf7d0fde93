/**
 * Where what had the focus is gone, the page would begin anew for who uses the keyboard: it goes to the middle of the page,
 * which is no field, so that no phone opens its keyboard.
 */
export function keepFocus(): void {
  const { activeElement, body } = document
  if (activeElement === null || activeElement === body) {
    document.querySelector<HTMLElement>('main[tabindex], main [tabindex]')?.focus({ preventScroll: true })
  }
}
