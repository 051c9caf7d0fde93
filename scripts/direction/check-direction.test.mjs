import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkDirection } from './check-direction.mjs'

/** @type {string} */
let clone

/**
 * @param {string} file
 * @param {string | object} content
 */
function write(file, content) {
  const absolute = path.join(clone, file)
  mkdirSync(path.dirname(absolute), { recursive: true })
  writeFileSync(absolute, typeof content === 'string' ? content : JSON.stringify(content))
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string[]} dependencies
 * @param {string[]} [devDependencies]
 */
function writePackage(folder, name, dependencies, devDependencies = []) {
  const versions = (/** @type {string[]} */ names) => Object.fromEntries(names.map((each) => [each, '*']))
  write(`${folder}/package.json`, {
    name,
    dependencies: versions(dependencies),
    devDependencies: versions(devDependencies),
  })
}

beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), 'parley-direction-'))
  writePackage('.', 'parley', [], ['@playwright/test', '@parley/testkit', '@parley/client'])
  writePackage('packages/protocol', '@parley/protocol', ['zod'])
  writePackage('packages/client', '@parley/client', ['@parley/protocol'])
  writePackage('packages/db', '@parley/db', ['@parley/protocol', 'pg'], ['@parley/testkit', 'fast-check'])
  writePackage('packages/core', '@parley/core', ['@parley/db', '@parley/protocol', 'zod'])
  writePackage('packages/testkit', '@parley/testkit', ['@parley/client'])
  writePackage('apps/web', '@parley/web', ['@parley/core', '@parley/client', '@parley/process', 'next'])
  writePackage('apps/realtime', '@parley/realtime', ['@parley/core', '@parley/web', 'socket.io'])
})

afterEach(() => rmSync(clone, { recursive: true, force: true }))

test('what follows the arrows passes', () => {
  write(
    'packages/core/src/a.ts',
    `import { z } from 'zod'\nimport type { Room } from '@parley/protocol'\nimport './b.ts'\n`,
  )
  write(
    'packages/db/src/a.test.ts',
    `import { test } from 'vitest'\nimport fc from 'fast-check'\nimport '@parley/testkit/database'\n`,
  )
  write('packages/db/src/fixtures/rooms.ts', `import '@parley/testkit/database'\n`)
  write('packages/db/src/b.test.ts', `import './fixtures/rooms.ts'\n`)
  write(
    'apps/web/src/server/core.ts',
    `import fs from 'node:fs'\nimport { headers } from 'next/headers'\nimport '@parley/process/environment'\n`,
  )
  write('apps/web/src/main.ts', `import '@parley/core'\n`)
  write(
    'e2e/specs/a.spec.ts',
    `import { test } from '@playwright/test'\nimport '@parley/testkit'\nimport '../../scripts/root.mjs'\n`,
  )
  write('packages/core/src/c.ts', `// import 'left-pad'\n/* import 'left-pad' */\nconst text = "from 'left-pad'"\n`)
  expect(checkDirection(clone)).toEqual([])
})

describe('each kind of violation is named', () => {
  test.each([
    ['an undeclared package', 'packages/core/src/a.ts', `import pad from 'left-pad'`, 'does not declare left-pad'],
    ['a subpath of one', 'packages/core/src/a.ts', `export { x } from 'left-pad/x'`, 'does not declare left-pad'],
    ['one imported late', 'packages/core/src/a.ts', `const x = await import('left-pad')`, 'does not declare left-pad'],
    [
      'one imported over several lines',
      'packages/core/src/a.ts',
      `import {\n  a,\n  b,\n} from 'left-pad'`,
      'left-pad',
    ],
    ['an upward import', 'packages/db/src/a.ts', `import '@parley/core'`, '@parley/db may not import @parley/core'],
    [
      'an upward import of types',
      'packages/protocol/src/a.ts',
      `import type { A } from '@parley/db'`,
      'may not import',
    ],
    ['the server in the SDK', 'packages/client/src/a.ts', `import '@parley/core'`, 'may not import'],
    ['an app that imports an app', 'apps/realtime/src/a.ts', `import '@parley/web'`, 'may not import'],
    ['core outside the web server', 'apps/web/src/features/rooms/a.tsx', `import '@parley/core'`, 'src/server/ only'],
    ['a way out of the package', 'packages/core/src/a.ts', `import '../../db/src/a.ts'`, 'may not leave its package'],
    ['a way from an app into an app', 'apps/web/src/server/a.ts', `import '../../../realtime/src/a.ts'`, 'leave'],
    ['a test tool in the product', 'packages/db/src/a.ts', `import fc from 'fast-check'`, 'for tests only'],
    ['the test runner in the product', 'packages/db/src/a.ts', `import { test } from 'vitest'`, 'does not declare'],
    ['testkit in the product', 'packages/db/src/a.ts', `import '@parley/testkit'`, 'may not import'],
    ['what tests use in the product', 'packages/db/src/a.ts', `import './fixtures/rooms.ts'`, 'for tests only'],
    ['a suite that looks inside', 'e2e/specs/a.spec.ts', `import '@parley/core'`, 'running servers only'],
    ['a suite that reaches inside', 'bench/a.ts', `import '../packages/core/src/a.ts'`, 'may not leave'],
    ['a suite with an undeclared package', 'e2e/specs/a.spec.ts', `import 'left-pad'`, 'does not declare left-pad'],
  ])('%s', (_, file, source, problem) => {
    write(file, `${source}\n`)
    const problems = checkDirection(clone)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(file)
    expect(problems[0]).toContain(problem)
  })

  test('an app declared as a dependency is still no package to import', () => {
    write('apps/realtime/src/a.ts', `import '@parley/web'\n`)
    expect(checkDirection(clone)[0]).toContain('@parley/realtime may not import @parley/web')
  })
})
