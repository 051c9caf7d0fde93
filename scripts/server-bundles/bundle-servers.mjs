import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { isAlive } from '../postgres/running-server.mjs'
import { root } from '../root.mjs'

/**
 * What is used of esbuild, whose types are not to be had here.
 *
 * @typedef {{
 *   onResolve(where: { filter: RegExp }, resolve: (asked: Asked) => Promise<object | undefined>): void,
 *   onLoad(where: { filter: RegExp }, load: (asked: { path: string }) => object | undefined): void,
 *   resolve(name: string, how: object): Promise<{ path: string }>,
 * }} Building
 * @typedef {{ path: string, resolveDir: string, kind: string, pluginData: unknown }} Asked
 * @typedef {{ build(options: object): Promise<unknown>, stop(): Promise<void> }} Esbuild
 */

const prefix = 'parley-test-servers-'
const apps = ['realtime', 'web', 'worker']

/** Loads a native part, or finds its own files by where it lies. */
const outside = /^(@node-rs\/argon2|sharp|next)$/

/**
 * Makes one file of each server process for a run of tests, which start them hundreds of times: compiling and loading
 * the sources takes 3 s of a processor, the one file 0.7. `startProcess` of the testkit takes it in place of the sources
 * of this very clone where `PARLEY_TEST_SERVERS` names the folder.
 *
 * @returns {Promise<() => void>} What removes them again.
 */
export default async function bundleServers() {
  const mains = apps.map((app) => path.join(root, `apps/${app}/src/main.ts`)).filter((main) => existsSync(main))
  const given = process.env.PARLEY_TEST_SERVERS
  if (given && mains.every((main) => existsSync(bundleOf(given, main)))) return () => undefined
  sweep()
  const folder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`))
  const { build, stop } = loadEsbuild()
  await build({
    entryPoints: mains.map((main) => ({ in: main, out: bundleOf('', main).replace(/^\/|\.mjs$/g, '') })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    banner: {
      js: "import{createRequire as parleyRequire}from'node:module';const require=parleyRequire(import.meta.url);",
    },
    plugins: [leaveOutside, keepPlace],
  })
  await stop()
  process.env.PARLEY_TEST_SERVERS = folder
  return () => {
    delete process.env.PARLEY_TEST_SERVERS
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * By its whole path, so that another clone never runs what is not its own.
 *
 * @param {string} folder
 * @param {string} main
 */
const bundleOf = (folder, main) => path.join(folder, main.replace(/\.ts$/, '.mjs'))

const leaveOutside = {
  name: 'leave outside',
  /** @param {Building} building */
  setup({ onResolve, resolve }) {
    onResolve({ filter: outside }, async ({ path: name, resolveDir, kind, pluginData }) => {
      if (pluginData === 'asked') return undefined
      const found = await resolve(name, { resolveDir, kind, pluginData: 'asked' })
      return { path: found.path, external: true }
    })
  },
}

/** A source that asks where it lies is told where it lay. */
const keepPlace = {
  name: 'keep place',
  /** @param {Building} building */
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const source = readFileSync(file, 'utf8')
      if (!source.includes('import.meta.')) return undefined
      const contents = source
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
      return { loader: 'ts', contents }
    })
  },
}

/**
 * It comes with tsx, which runs the sources.
 *
 * @returns {Esbuild}
 */
const loadEsbuild = () => createRequire(createRequire(import.meta.url).resolve('tsx/package.json'))('esbuild')

/** Removes what killed test runs left behind. */
function sweep() {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : 0
    if (owner && !isAlive(owner)) rmSync(path.join(tmpdir(), name), { recursive: true, force: true })
  }
}
