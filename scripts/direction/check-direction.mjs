import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { packageOf, readImports } from './read-imports.mjs'
import { isServerFile, isTestFile, mayImport, serverOnly, suitesMayImport, testsMayImport } from './rules.mjs'

/**
 * @typedef {{ name: string, folder: string, dependencies: Set<string>, devDependencies: Set<string> }} Package `folder`
 *   is relative to the clone.
 */

const suites = ['e2e', 'bench', 'torture']
const sources = /\.(ts|tsx|mts|mjs|js)$/
const passedOver = new Set(['node_modules', '.next', 'generated', 'public', 'coverage'])

/**
 * Reads every import of the workspace and names those that go against the order of the packages.
 *
 * @param {string} clone
 * @returns {string[]} One line each: file, line, and what is wrong.
 */
export function checkDirection(clone) {
  const packages = ['packages', 'apps'].flatMap((group) => readPackages(clone, group))
  const atRoot = readPackage(clone, '.')
  const inPackages = packages.flatMap((owner) =>
    listSources(clone, owner.folder).flatMap((file) => checkFile(clone, owner, file, problemInPackage)),
  )
  const inSuites = suites.flatMap((folder) =>
    listSources(clone, folder).flatMap((file) =>
      checkFile(clone, { ...atRoot, folder }, file, (_, name) => problemInSuite(atRoot, name)),
    ),
  )
  return [...inPackages, ...inSuites]
}

/**
 * @param {string} clone
 * @param {Package} owner
 * @param {string} file Relative to the clone.
 * @param {(owner: Package, name: string, file: string) => string | null} problemOf
 * @returns {string[]}
 */
function checkFile(clone, owner, file, problemOf) {
  const inside = path.relative(owner.folder, file)
  return readImports(readFileSync(path.join(clone, file), 'utf8')).flatMap(({ specifier, line }) => {
    // The package's own, by a name that its package.json gives it.
    if (specifier.startsWith('#')) return []
    const problem = specifier.startsWith('.')
      ? problemOfRelative(owner, file, specifier)
      : problemOf(owner, packageOf(specifier), inside)
    return problem ? [`${file}:${line} imports ${specifier}: ${problem}`] : []
  })
}

/**
 * @param {Package} owner
 * @param {string} file
 * @param {string} specifier
 */
function problemOfRelative(owner, file, specifier) {
  const target = path.join(path.dirname(file), specifier)
  const inside = path.relative(owner.folder, target)
  if (!inside.startsWith('..')) {
    const reachesTests = isTestFile(inside) && !isTestFile(path.relative(owner.folder, file))
    return reachesTests && !suites.includes(owner.folder) ? 'that is for tests only' : null
  }
  // The suites share the start scripts with `npm start`; those are no part of the product.
  if (suites.includes(owner.folder) && target.startsWith('scripts/')) return null
  return 'a relative import may not leave its package'
}

/**
 * @param {Package} owner
 * @param {string} name
 * @param {string} file Relative to the package.
 */
function problemInPackage(owner, name, file) {
  const inTest = isTestFile(file)
  if (name.startsWith('@parley/')) {
    const allowed = [...(mayImport[owner.name] ?? []), ...(inTest ? testsMayImport : [])]
    if (!allowed.includes(name)) return `${owner.name} may not import ${name} (scripts/direction/rules.mjs)`
    if (owner.name === '@parley/web' && serverOnly.includes(name) && !isServerFile(file)) {
      return `in the web app, ${name} is imported under src/server/ only`
    }
  }
  if (owner.dependencies.has(name)) return null
  if (!owner.devDependencies.has(name)) {
    // The test runner and its like are declared once, at the root.
    return inTest && rootTestTools.has(name) ? null : `${owner.folder}/package.json does not declare ${name}`
  }
  return inTest ? null : `${name} is a development dependency, for tests only`
}

const rootTestTools = new Set(['vitest'])

/**
 * @param {Package} atRoot
 * @param {string} name
 */
function problemInSuite(atRoot, name) {
  if (name.startsWith('@parley/') && !suitesMayImport.includes(name)) {
    return `the suites see running servers only: they may import ${suitesMayImport.join(' and ')}`
  }
  const isDeclared = atRoot.dependencies.has(name) || atRoot.devDependencies.has(name)
  return isDeclared ? null : `package.json does not declare ${name}`
}

/**
 * @param {string} clone
 * @param {string} group
 */
function readPackages(clone, group) {
  const folder = path.join(clone, group)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'package.json')))
    .map((name) => readPackage(clone, `${group}/${name}`))
}

/**
 * @param {string} clone
 * @param {string} folder
 * @returns {Package}
 */
function readPackage(clone, folder) {
  const manifest = JSON.parse(readFileSync(path.join(clone, folder, 'package.json'), 'utf8'))
  return {
    name: manifest.name,
    folder,
    dependencies: new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })),
    devDependencies: new Set(Object.keys(manifest.devDependencies ?? {})),
  }
}

/**
 * @param {string} clone
 * @param {string} folder
 * @returns {string[]} Relative to the clone.
 */
function listSources(clone, folder) {
  const absolute = path.join(clone, folder)
  if (!existsSync(absolute)) return []
  return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const child = `${folder}/${entry.name}`
    if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : listSources(clone, child)
    return sources.test(entry.name) ? [child] : []
  })
}
