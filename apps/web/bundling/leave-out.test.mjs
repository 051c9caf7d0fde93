import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, test } from 'vitest'
import config from '../next.config.ts'
import leaveOut from './leave-out.mjs'

const here = createRequire(import.meta.url)
const engine = createRequire(
  createRequire(here.resolve('@parley/client/socket-io')).resolve('socket.io-client'),
).resolve('engine.io-client')
const files = [
  here.resolve('next/dist/build/polyfills/polyfill-module.js'),
  here.resolve('next/dist/compiled/process/browser.js'),
  path.join(engine, '../../esm/transports/webtransport.js'),
]

const rule = config.turbopack.rules['*.js'].find(({ loaders }) => loaders.includes('./bundling/leave-out.mjs'))
const leftOut = rule.condition.all.find(({ path }) => path !== undefined).path

test('what is left out is there, longer than what stands in its place, and exports the same', () => {
  for (const resourcePath of files) {
    expect(resourcePath).toMatch(leftOut)
    const source = readFileSync(resourcePath, 'utf8')
    const instead = leaveOut.call({ resourcePath }, source)
    expect(instead.length).toBeLessThan(source.length / 10)
    expect(exportsOf(instead)).toEqual(exportsOf(source))
  }
})

test('the long polling that goes on beside it is left as it is', () => {
  const resourcePath = path.join(engine, '../../esm/transports/polling-xhr.js')
  expect(resourcePath).not.toMatch(leftOut)
  expect(leaveOut.call({ resourcePath }, 'export class XHR {}')).toBe('export class XHR {}')
})

/** @param {string} source */
function exportsOf(source) {
  return source.match(/^export \w+ \w+/gm)
}
