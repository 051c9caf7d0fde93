// Old versions of Node must be able to read this file and the one it imports, so that they can say that they are too
// old: no top-level await, no `node:` imports, no `?.` here.
import { nodeProblem } from './node-version/node-problem.mjs'

const problem = nodeProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  import('./start/start.mjs').then((module) => module.start({ mode: 'production', arguments: process.argv.slice(2) }))
}
