// Readable by old versions of Node: see start.mjs.
import { nodeProblem } from './node-version/node-problem.mjs'

const problem = nodeProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  import('./suites/bench.mjs').then((module) => module.bench(process.argv.slice(2)))
}
