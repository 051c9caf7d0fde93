import type { Page, Route } from '@playwright/test'

/** Holds back what goes to an address, until it is let go. */
export async function hold(page: Page, pattern: string, method: string) {
  const held: Route[] = []
  let isOpen = false
  await page.route(pattern, async (route) => {
    if (isOpen || route.request().method() !== method) return route.fallback()
    held.push(route)
  })
  return {
    held,
    async release() {
      isOpen = true
      // Whoever was cancelled meanwhile is gone.
      for (const route of held.splice(0)) await route.fallback().catch(() => undefined)
    },
  }
}
