import { Failure } from '../console/failure.mjs'
import { runProgram } from '../processes/run-program.mjs'
import { installedProgram, root } from '../root.mjs'
import { findProgram, tryProgram } from './find-program.mjs'
import { installSystemPackages } from './system-packages.mjs'

/** Chromium without a window: a fifth less to wait for. Debian and its kin have it as a package of its own. */
const shell = 'chromium-headless-shell'
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
 * @param {{ shutdown?: import('../processes/shutdown.mjs').Shutdown, isWhole?: boolean }} options `isWhole`: one as people
 *   use it, with a window.
 * @returns {Promise<{ skipped?: string, value: undefined }>}
 * @throws {Failure} Saying what to install by hand.
 */
export async function ensureBrowser({ shutdown, isWhole = false }) {
  const wanted = isWhole ? names : [shell, ...names]
  const missing = [
    ...(await missingBrowser(isWhole)),
    ...((await hasFonts(':lang=zh-cn')) ? [] : ['fonts-noto-cjk']),
    ...((await hasFonts('Noto Color Emoji')) ? [] : ['fonts-noto-color-emoji']),
  ]
  const options = { ...(shutdown && { shutdown }) }
  if (missing.length > 0) await installSystemPackages(missing, options)
  if (missing.includes(shell) && !(await findChromium(wanted))) await installSystemPackages(['chromium'], options)
  const chromium = await findChromium(wanted)
  if (chromium) process.env.PARLEY_CHROMIUM = chromium
  else await downloadChromium(shutdown)
  return missing.length === 0 ? { skipped: 'up to date', value: undefined } : { value: undefined }
}

/** @param {boolean} isWhole */
async function missingBrowser(isWhole) {
  if (process.env.PARLEY_CHROMIUM || (!isWhole && (await findProgram(shell)))) return []
  if (!(await findChromium(names))) return [isWhole ? 'chromium' : shell]
  return !isWhole && (await tryProgram('apt-cache', ['show', shell])) ? [shell] : []
}

/** @param {string[]} names */
async function findChromium(names) {
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
