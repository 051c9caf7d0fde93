import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeThrowAwayFolder } from '@parley/testkit'
import type { BrokenBuild } from './broken-build.ts'
import { patch } from './patch.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const COPIED = ['apps/realtime', 'packages', 'torture', 'prisma', 'scripts', 'deploy']

/**
 * A copy of all that a run needs, patched. Its packages are linked to the installed ones, except for our own, which
 * are the copy's. Returns its folder, which the caller removes.
 */
export function makeCopy(build: BrokenBuild): string {
  const copy = makeThrowAwayFolder(build.name)
  for (const folder of COPIED) cpSync(path.join(ROOT, folder), path.join(copy, folder), KEEP_LINKS)
  for (const file of readdirSync(ROOT)) {
    if (/^(package\.json|tsconfig.*\.json|prisma\.config\.ts)$/.test(file))
      cpSync(path.join(ROOT, file), path.join(copy, file))
  }
  linkModules(copy)
  const file = path.join(copy, build.file)
  writeFileSync(file, patch(readFileSync(file, 'utf8'), build))
  return copy
}

/** Links between the packages are relative: in the copy they lead to the copy. */
const KEEP_LINKS = { recursive: true, verbatimSymlinks: true }

function linkModules(copy: string): void {
  const installed = path.join(ROOT, 'node_modules')
  const linked = path.join(copy, 'node_modules')
  mkdirSync(linked)
  for (const name of readdirSync(installed)) {
    if (name === '@parley') cpSync(path.join(installed, name), path.join(linked, name), KEEP_LINKS)
    else symlinkSync(path.join(installed, name), path.join(linked, name))
  }
}
