import { readFileSync } from 'node:fs'

/** A stretch of the monotonic clock, in microseconds. */
export interface Stretch {
  readonly fromUs: number
  readonly toUs: number
}

export interface SelfTime {
  readonly place: string
  readonly seconds: number
}

export interface ProfileSummary {
  /** Sampled time within the stretches, without idleness. */
  readonly busySeconds: number
  readonly idleSeconds: number
  readonly functions: readonly SelfTime[]
  /** The same by package or part of the product. */
  readonly parts: readonly SelfTime[]
}

/** What `node --cpu-prof` writes. Times are microseconds of the monotonic clock. */
interface CpuProfile {
  readonly startTime: number
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Self time by function and by part, of the samples that lie within the stretches. */
export function readProfile(file: string, stretches: readonly Stretch[]): ProfileSummary {
  return summarise(JSON.parse(readFileSync(file, 'utf8')) as CpuProfile, stretches)
}

export function summarise(profile: CpuProfile, stretches: readonly Stretch[]): ProfileSummary {
  const places = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
  const functions = new Map<string, number>()
  const parts = new Map<string, number>()
  let [busy, idle] = [0, 0]
  let at = profile.startTime
  profile.samples.forEach((id, index) => {
    const delta = profile.timeDeltas[index] ?? 0
    at += delta
    if (!stretches.some(({ fromUs, toUs }) => at >= fromUs && at <= toUs)) return
    const frame = places.get(id)
    if (frame === undefined) return
    if (frame.functionName === '(idle)') {
      idle += delta
      return
    }
    busy += delta
    const part = partOf(frame.url, frame.functionName)
    const place = frame.url === '' ? frame.functionName : `${frame.functionName || '(anonymous)'} · ${part}`
    functions.set(place, (functions.get(place) ?? 0) + delta)
    parts.set(part, (parts.get(part) ?? 0) + delta)
  })
  return {
    busySeconds: busy / 1e6,
    idleSeconds: idle / 1e6,
    functions: ranked(functions),
    parts: ranked(parts),
  }
}

function ranked(times: ReadonlyMap<string, number>): SelfTime[] {
  return [...times]
    .map(([place, us]) => ({ place, seconds: us / 1e6 }))
    .sort((one, other) => other.seconds - one.seconds)
}

/** `(program)` is native code without a name, mostly the kernel; functions without a file are V8's and Node's native ones. */
function partOf(url: string, functionName: string): string {
  if (url === '') return functionName.startsWith('(') ? functionName : 'native'
  if (url.startsWith('node:')) return url.split('/').slice(0, 2).join('/')
  const afterModules = url.split('/node_modules/').at(-1)
  if (afterModules !== undefined && url.includes('/node_modules/')) {
    const [scope = '', name = ''] = afterModules.split('/')
    return scope.startsWith('@') ? `${scope}/${name}` : scope
  }
  return url.match(/(?:apps|packages)\/[^/]+\/src\/[^/]+/)?.[0] ?? url.split('/').at(-1) ?? url
}
