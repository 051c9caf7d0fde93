import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { type ProfileSummary, readProfile, type SelfTime, type Stretch } from './read-profile.ts'

/** `CPU.<date>.<time>.<process>.<thread>.<count>.cpuprofile`; thread 0 is the one that serves. */
const MAIN_THREAD = /^CPU\.\d+\.\d+\.\d+\.0\.\d+\.cpuprofile$/
const FUNCTIONS_SHOWN = 30
const PARTS_SHOWN = 18

/** Prints where each profiled server's time went while it was measured. */
export function printProfiles(folder: string, stretches: ReadonlyMap<string, readonly Stretch[]>): void {
  for (const [name, measured] of stretches) {
    const own = path.join(folder, name)
    const files = existsSync(own) ? readdirSync(own).filter((file) => MAIN_THREAD.test(file)) : []
    // Names begin with date and time: the newest is this run's.
    const newest = files.sort().at(-1)
    if (newest === undefined) continue
    console.log(`\n${name}: self time while measured (${path.join(own, newest)})`)
    printSummary(readProfile(path.join(own, newest), measured))
  }
}

function printSummary({ busySeconds, idleSeconds, functions, parts }: ProfileSummary): void {
  console.log(`  busy ${busySeconds.toFixed(2)} s, idle ${idleSeconds.toFixed(2)} s`)
  const print = (times: readonly SelfTime[]) => {
    for (const { place, seconds } of times) {
      console.log(`  ${((seconds / busySeconds) * 100).toFixed(1).padStart(5)} %  ${place}`)
    }
  }
  print(parts.slice(0, PARTS_SHOWN))
  console.log('  functions:')
  print(functions.slice(0, FUNCTIONS_SHOWN))
}
