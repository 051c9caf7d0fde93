import { isBuiltin } from 'node:module'

// `import … from 'x'`, `import 'x'`, `export … from 'x'` at the start of a line, which is where the formatter puts them.
const statements = /^[ \t]*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*['"]([^'"\n]+)['"]/gm
// `import('x')`, also as a type.
const calls = /\bimport\s*\(\s*['"]([^'"\n]+)['"]/g

/**
 * What a TypeScript or JavaScript source imports, without Node's own modules.
 *
 * @param {string} source
 * @returns {{ specifier: string, line: number }[]}
 */
export function readImports(source) {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  return [...code.matchAll(statements), ...code.matchAll(calls)]
    .filter((match) => !isLineComment(code, match.index))
    .map((match) => ({
      specifier: match[1] ?? '',
      line: code.slice(0, match.index + match[0].length).split('\n').length,
    }))
    .filter(({ specifier }) => !isBuiltin(specifier))
}

/**
 * @param {string} code
 * @param {number} index
 */
function isLineComment(code, index) {
  const lineStart = code.lastIndexOf('\n', index - 1) + 1
  return code.slice(lineStart, index).trimStart().startsWith('//')
}

/**
 * The package of `next/headers` is `next`, that of `@parley/process/environment` is `@parley/core`.
 *
 * @param {string} specifier Not a relative one.
 */
export function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
