import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../root.mjs'

/** Set by our own scripts, not by people. */
const internal = ['PARLEY_DEV']
/** Read by the start script, before there is a process with a list. */
const ofScripts = ['PARLEY_DATA']

/**
 * Compares what the processes read (the keys of their schemas) and what docker-compose.yml asks for with what `.env.example` tells.
 *
 * @param {string} [clone]
 * @returns {string[]}
 */
export function checkEnvironmentExample(clone = root) {
  const read = new Set([...ofScripts, ...readVariables(clone)].filter((name) => !internal.includes(name)))
  const told = new Set(matches(readFileSync(path.join(clone, '.env.example'), 'utf8'), /^(?:# ?)?([A-Z][A-Z0-9_]+)=/gm))
  return [
    ...[...read].filter((name) => !told.has(name)).map((name) => `.env.example does not tell of ${name}`),
    ...[...told].filter((name) => !read.has(name)).map((name) => `.env.example tells of ${name}, which nothing reads`),
  ]
}

/** @param {string} clone */
function readVariables(clone) {
  const shared = path.join(clone, 'packages/process/src/environment')
  const apps = path.join(clone, 'apps')
  const files = [
    ...(existsSync(shared) ? readdirSync(shared).map((name) => path.join(shared, name)) : []),
    ...(existsSync(apps) ? readdirSync(apps).map((name) => path.join(apps, name, 'src/environment.ts')) : []),
  ].filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && existsSync(file))
  const compose = path.join(clone, 'docker-compose.yml')
  return [
    ...files.flatMap((file) => matches(readFileSync(file, 'utf8'), /^ +([A-Z][A-Z0-9_]+):/gm)),
    ...(existsSync(compose) ? matches(readFileSync(compose, 'utf8'), /\$\{([A-Z][A-Z0-9_]+)/g) : []),
  ]
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
const matches = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')
