import { Failure } from '../console/failure.mjs'
import { readPort } from '../ports/require-free-port.mjs'

/**
 * The first realtime instance has `REALTIME_PORT`, the others the ports after it. The worker has one only where
 * `WORKER_PORT` names it: null means none.
 *
 * @param {number} instances
 * @throws {Failure}
 */
export function readPorts(instances) {
  const port = readPort('PORT', 3000)
  const first = readPort('REALTIME_PORT', 3001)
  const realtimePorts = Array.from({ length: instances }, (_, index) => first + index)
  const last = first + instances - 1
  if (last > 65_535)
    throw new Failure(`There are no ${instances} ports from ${first} on: choose a lower REALTIME_PORT.`)
  if (port === first) throw new Failure(`PORT and REALTIME_PORT are both ${port}: choose two different ports.`)
  if (realtimePorts.includes(port)) {
    throw new Failure(`The realtime instances listen on ${first} to ${last}, and PORT is ${port}: choose another PORT.`)
  }
  const given = process.env.WORKER_PORT?.trim()
  const workerPort = given && given !== '0' ? readPort('WORKER_PORT', 0) : null
  if (workerPort !== null && [port, ...realtimePorts].includes(workerPort)) {
    const others = `PORT is ${port}, and realtime has ${first === last ? first : `${first} to ${last}`}`
    throw new Failure(`WORKER_PORT is ${workerPort}, but ${others}: choose another WORKER_PORT.`)
  }
  return { port, realtimePorts, workerPort }
}
