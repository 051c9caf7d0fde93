import { Failure } from '../console/failure.mjs'
import { runProgram } from '../processes/run-program.mjs'
import { installedProgram, root } from '../root.mjs'
import { findProgram, tryProgram } from './find-program.mjs'
import { installSystemPackages } from './system-packages.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Finds a Chromium for the browser tests and fonts for what they show (Chinese, emoji), installing from the system's
 * packages what is absent where that is permitted, and Playwright's own download elsewhere.
 *
 * Sets `PARLEY_CHROMIUM`, which playwright.config.ts reads; it stays unset for Playwright's own.
 *
 * @param {{ shutdown?: import('../processes/shutdown.mjs').Shutdown }} options
 * @returns {Promise<{ skipped?: string, value: undefined }>}
 * @throws {Failure} Saying what to install by hand.
 */
export async function ensureBrowser({ shutdown }) {
  const missing = [
    ...((await findChromium()) ? [] : ['chromium']),
    ...((await hasFonts(':lang=zh-cn')) ? [] : ['fonts-noto-cjk']),
    ...((await hasFonts('Noto Color Emoji')) ? [] : ['fonts-noto-color-emoji']),
  ]
  if (missing.length > 0) await installSystemPackages(missing, { ...(shutdown && { shutdown }) })
  const chromium = await findChromium()
  if (chromium) process.env.PARLEY_CHROMIUM = chromium
  else await downloadChromium(shutdown)
  return missing.length === 0 ? { skipped: 'up to date', value: undefined } : { value: undefined }
}

async function findChromium() {
  const found = await Promise.all(names.map(findProgram))
  for (const candidate of [process.env.PARLEY_CHROMIUM, ...found, ...macApplications]) {
    if (candidate && (await tryProgram(candidate, ['--version']))) return candidate
  }
  return null
}

/**
 * Without a font that has them, Chinese and emoji are boxes in the screenshots; the tests run all the same.
 *
 * @param {string} pattern
 */
async function hasFonts(pattern) {
  if (process.platform !== 'linux') return true
  const list = await tryProgram('fc-list', [pattern])
  return list !== null && list.trim() !== ''
}

/** @param {import('../processes/shutdown.mjs').Shutdown} [shutdown] */
async function downloadChromium(shutdown) {
  try {
    await runProgram(installedProgram('playwright'), ['install', 'chromium'], {
      cwd: root,
      ...(shutdown && { shutdown }),
    })
  } catch {
    throw new Failure(
      'The browser tests need Chromium, which could be neither found, nor installed with apt, nor downloaded: install it (apt-get install chromium), or name one with PARLEY_CHROMIUM.',
    )
  }
}
