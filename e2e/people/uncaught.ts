import type { Page } from '@playwright/test'

/**
 * Collects what a page throws, logs as an error, or is refused by its security policy. A suite that passes over those proves little.
 * Failed fetches are left out: faults cause them on purpose, and the browser logs them by itself.
 */
export function collectUncaught(page: Page, found: string[]): void {
  page.on('pageerror', (error) => found.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    if (/Failed to load resource|WebSocket connection|net::ERR_/.test(message.text())) return
    found.push(`console: ${message.text()}`)
  })
}
