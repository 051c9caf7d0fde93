import { Failure } from '../console/failure.mjs'
import { readPort } from '../ports/require-free-port.mjs'

/**
 * The first realtime instance has `REALTIME_PORT`, the others the ports after it.
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
  return { port, realtimePorts }
}
