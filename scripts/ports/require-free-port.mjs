import { createServer } from 'node:net'
import { Failure } from '../console/failure.mjs'

/**
 * @param {string} variable The environment variable that chooses this port.
 * @param {number} fallback
 * @returns {number}
 * @throws {Failure}
 */
export function readPort(variable, fallback) {
  const text = process.env[variable]?.trim()
  if (!text) return fallback
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  throw new Failure(`${variable} is "${text}", but a port is a whole number from 1 to 65535: change ${variable}.`)
}

/**
 * Asked before the long work: otherwise an old server on the port would look like success.
 *
 * @param {string} variable
 * @param {number} port
 * @throws {Failure}
 */
export async function requireFreePort(variable, port) {
  const hosts = [process.env.HOST || undefined, '127.0.0.1']
  for (const host of hosts) {
    const code = await tryToListen(port, host)
    if (code === 'EADDRINUSE') throw takenPort(variable, port)
    if (code === 'EACCES') {
      throw new Failure(`This user may not listen on port ${port}: choose one above 1023 with ${variable}.`)
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new Failure(`HOST is "${host}", which is no address of this machine: change HOST, or leave it out.`)
    }
  }
}

/**
 * @param {string} variable
 * @param {number} port
 */
export function takenPort(variable, port) {
  return new Failure(
    `Port ${port} is taken by another program: stop that program, or choose another port, such as ${variable}=${port + 10} npm start.`,
  )
}

/**
 * @param {number} port
 * @param {string | undefined} host
 * @returns {Promise<string | null>} The error's code.
 */
function tryToListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code ?? 'UNKNOWN'))
    server.listen({ port, exclusive: true, ...(host ? { host } : {}) }, () => server.close(() => resolve(null)))
  })
}
