import { Failure } from '../console/failure.mjs'

/** More than this on one machine is a mistake. */
const most = 32

/**
 * How many realtime instances the arguments of `npm start` ask for, else `PARLEY_REALTIME_INSTANCES`, else one.
 *
 * @param {string[]} arguments_
 * @param {NodeJS.ProcessEnv} environment
 * @returns {number}
 * @throws {Failure}
 */
export function readInstances(arguments_, environment) {
  let given = environment.PARLEY_REALTIME_INSTANCES || undefined
  let named = 'PARLEY_REALTIME_INSTANCES'
  for (let index = 0; index < arguments_.length; index++) {
    const [flag, value] = (arguments_[index] ?? '').split('=', 2)
    if (flag !== '--realtime') {
      throw new Failure(`npm start does not know "${arguments_[index]}": it takes --realtime 3 and nothing else.`)
    }
    given = value ?? arguments_[++index] ?? ''
    named = '--realtime'
  }
  if (given === undefined) return 1
  const count = Number(given)
  if (/^\d+$/.test(given) && count >= 1 && count <= most) return count
  throw new Failure(
    `${named} is "${given}", but it is how many realtime instances run: a whole number from 1 to ${most}.`,
  )
}
