/**
 * Which packages of ours each package may import: the arrows of docs/architecture.md, downwards only. What is not here
 * may be imported by nobody.
 *
 * @type {Record<string, string[]>}
 */
export const mayImport = {
  '@parley/protocol': [],
  '@parley/client': ['@parley/protocol'],
  '@parley/db': ['@parley/protocol'],
  '@parley/core': ['@parley/db', '@parley/protocol'],
  '@parley/process': ['@parley/protocol'],
  '@parley/files': ['@parley/core', '@parley/protocol'],
  '@parley/redis': ['@parley/core', '@parley/process', '@parley/protocol'],
  '@parley/realtime': ['@parley/core', '@parley/db', '@parley/process', '@parley/protocol', '@parley/redis'],
  '@parley/worker': ['@parley/core', '@parley/db', '@parley/files', '@parley/process', '@parley/protocol'],
  '@parley/web': [
    '@parley/client',
    '@parley/core',
    '@parley/db',
    '@parley/files',
    '@parley/process',
    '@parley/protocol',
    '@parley/redis',
  ],
  '@parley/testkit': ['@parley/client'],
}

/** What tests may use besides: they drive running servers as any client does. */
export const testsMayImport = ['@parley/testkit', '@parley/client']

/** The suites at the root see running servers only. */
export const suitesMayImport = ['@parley/testkit', '@parley/client']

/** In the web app these stay on the server: anywhere else they could end up in the browser. */
export const serverOnly = ['@parley/core', '@parley/db', '@parley/files', '@parley/process', '@parley/redis']

/**
 * @param {string} file Relative to the package.
 * @returns {boolean}
 */
export const isServerFile = (file) =>
  /^src\/(server|http)\//.test(file) || ['src/main.ts', 'src/environment.ts'].includes(file) || isTestFile(file)

/**
 * Tests, and the folders beside them with what only tests use.
 *
 * @param {string} file
 * @returns {boolean}
 */
export const isTestFile = (file) => /\.test\.[a-z]+$|(^|\/)(fixtures|simulation|test)\//.test(file)
