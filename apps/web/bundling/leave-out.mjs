/** @type {Record<string, string>} What stands in the place of each file, by the end of its path. */
const instead = {
  // It teaches browsers older than those that the chat runs in.
  '/polyfill-module.js': '',
  // React asks whether it runs in Node. The timers of a Node process are what makes it long.
  '/process/browser.js': 'module.exports = { env: {} }',
  // A connection begins with a WebSocket or with long polling.
  '/transports/webtransport.js': 'export class WT {}',
}

/**
 * A loader for files of libraries that nothing here ever runs: leaves them out. Which they are says `next.config.ts`, too.
 *
 * @this {{ resourcePath: string }}
 * @param {string} source
 */
export default function leaveOut(source) {
  const path = this.resourcePath.replaceAll('\\', '/')
  return Object.entries(instead).find(([end]) => path.endsWith(end))?.[1] ?? source
}
