// Readable by old versions of Node: see start.mjs.
import { nodeProblem } from './node-version/node-problem.mjs'

const problem = nodeProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  import('./start/start.mjs').then((module) => module.start({ mode: 'development', arguments: [] }))
}
