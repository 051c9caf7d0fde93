/**
 * The parts of the page in the order that F6 goes through them. Each is an element with `data-region`, or a landmark that
 * stands for one.
 */
const REGIONS = [
  '[role="log"]',
  '[data-testid="composer-input"]',
  '[data-region="panel"]',
  '[data-region="panel"] textarea',
  '[data-region="menu"]',
  '[data-region="sidebar"] div:has(> ul)',
  '[data-region="header"]',
  '[data-testid="open-switcher"]',
]

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

/** Moves the focus to the next region that is on the screen, round at either end. */
export function focusNextRegion(step: 1 | -1): void {
  const regions = REGIONS.map((selector) => document.querySelector<HTMLElement>(selector)).filter(
    (region): region is HTMLElement => region?.checkVisibility() ?? false,
  )
  // What one writes in stands in the panel: the innermost counts.
  const here = regions.findLastIndex((region) => region.contains(document.activeElement))
  const start = here === -1 && step === -1 ? 0 : here
  const region = regions.at((start + step) % regions.length)
  if (region) entryOf(region).focus()
}

/** Where the focus goes in a region: the current row of a list, the message that Tab reaches, the region itself, or the first thing in it. */
function entryOf(region: HTMLElement): HTMLElement {
  const current = region.querySelector<HTMLElement>('[aria-current="page"], article[tabindex="0"]')
  if (current) return current
  if (region.tabIndex >= 0) return region
  return [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => element.checkVisibility()) ?? region
}
