import { existsSync } from 'node:fs'
import { defineConfig, devices } from '@playwright/test'

/**
 * QA's suite. It sees only the running product. `npm run e2e` builds, starts a stack and runs it; arguments are passed
 * on (`npm run e2e -- --ui`, `npm run e2e -- chat --project=desktop`).
 */
/** The system's Chromium where there is one, also when Playwright is run by hand; else the one that Playwright brings. */
const chromium = process.env.PARLEY_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)
const launchOptions = {
  ...(chromium ? { executablePath: chromium } : {}),
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update'],
}

export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  globalSetup: './e2e/stack/global-setup.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A flaky test is a bug in the product or in the test, so nothing is tried twice.
  retries: 0,
  workers: 2,
  // Only what hangs takes so long: a machine that is slow or does other things decides no test.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    launchOptions,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  // Whose tests take long and wait for much come first: the short ones run beside them, and nobody waits at the end.
  projects: [
    // Two web and two realtime servers behind nginx.
    {
      name: 'cluster',
      use: { viewport: { width: 1440, height: 900 } },
      testMatch: /\.cluster\.spec/,
      timeout: 600_000,
    },
    // Kills and freezes servers of its own.
    { name: 'faults', use: { viewport: { width: 1440, height: 900 } }, testMatch: /\.faults\.spec/, timeout: 600_000 },
    { name: 'accessibility', use: { viewport: { width: 1440, height: 900 } }, testMatch: /\.a11y\.spec/ },
    {
      name: 'desktop',
      use: { viewport: { width: 1440, height: 900 } },
      testIgnore: /\.(mobile|zh|a11y|faults|cluster)\.spec/,
    },
    {
      name: 'mobile',
      use: { ...devices['iPhone 13'], defaultBrowserType: 'chromium', viewport: { width: 390, height: 844 } },
      testMatch: /\.mobile\.spec/,
    },
    { name: 'chinese', use: { viewport: { width: 1440, height: 900 }, locale: 'zh-CN' }, testMatch: /\.zh\.spec/ },
  ],
})
