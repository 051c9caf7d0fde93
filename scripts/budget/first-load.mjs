import path from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * @typedef {{ file: string, bytes: number, gzippedBytes: number, isNamedByPage: boolean }} Script `isNamedByPage`: a
 *   script element of the HTML asks for it; else the page's own scripts do, right after.
 */

/**
 * @param {string} url
 * @param {Buffer} content
 * @param {string} html
 * @returns {Script}
 */
export function measure(url, content, html) {
  const file = path.basename(new URL(url).pathname)
  return { file, bytes: content.length, gzippedBytes: gzipSync(content).length, isNamedByPage: html.includes(file) }
}

/**
 * @param {Script[]} scripts
 * @returns {string} A table and its sum, in kB of 1,000 bytes, the largest script first.
 */
export function tell(scripts) {
  const sorted = [...scripts].sort((a, b) => b.gzippedBytes - a.gzippedBytes)
  const rows = sorted.map((script) => row(script, `${script.file}${script.isNamedByPage ? '' : ' (right after)'}`))
  const { bytes, gzippedBytes } = sum(scripts)
  return ['     gzipped         raw', ...rows, row({ bytes, gzippedBytes }, `${scripts.length} scripts in all`)].join(
    '\n',
  )
}

/** @param {Script[]} scripts */
export function sum(scripts) {
  return {
    bytes: scripts.reduce((total, { bytes }) => total + bytes, 0),
    gzippedBytes: scripts.reduce((total, { gzippedBytes }) => total + gzippedBytes, 0),
  }
}

/**
 * @param {{ bytes: number, gzippedBytes: number }} size
 * @param {string} label
 */
const row = ({ bytes, gzippedBytes }, label) => `  ${kilobytes(gzippedBytes)}  ${kilobytes(bytes)}  ${label}`

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1_000).toFixed(1)} kB`.padStart(10)
