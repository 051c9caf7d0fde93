import { existsSync, readFileSync } from 'node:fs'

/**
 * A loader for Next's own client code: gives the ECMAScript module that Next ships beside each of its CommonJS files. What
 * nobody imports is left out of modules, and names in them are shortened; of CommonJS a bundler can do neither. The path
 * stays that of the CommonJS file, so there is one copy of each whoever imports it. Where Next has no twin, nothing changes.
 *
 * @this {{ resourcePath: string }}
 * @param {string} source
 */
export default function readAsModules(source) {
  const twin = this.resourcePath.replace(/([\\/]next[\\/]dist[\\/])(?=(?:client|lib|shared)[\\/])/, '$1esm/')
  return existsSync(twin) ? readFileSync(twin, 'utf8') : source
}
