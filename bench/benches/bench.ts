import path from 'node:path'
import type { Cores } from '../machine/cores.ts'
import type { Options } from '../options.ts'
import { type ParleyOptions, startParley } from '../peers/parley.ts'
import type { Peer, PeerName } from '../peers/peer.ts'
import { startPlain } from '../peers/plain.ts'
import type { Stretch } from '../profile/read-profile.ts'
import type { Findings } from '../report/report.ts'

/** What a bench works with. */
export interface Setting {
  readonly options: Options
  readonly cores: Cores | null
  /** For logs; gone afterwards. */
  readonly folder: string
  /** Whether the generator may spin. */
  readonly isHot: boolean
  /** Registers what must be stopped, also at Ctrl-C; returns the way to stop it now. */
  keep<T extends { stop(): Promise<void> }>(thing: T): T
  say(text: string): void
  /** When each peer was measured, for its profile. */
  readonly measured: Map<PeerName, Stretch[]>
}

export type Bench = (setting: Setting) => Promise<Findings>

/** Starts a peer; with `--profile`, so that it writes a CPU profile when it stops. */
export async function startPeer(
  { options, cores, folder, keep }: Setting,
  name: PeerName,
  parley: Omit<ParleyOptions, 'core' | 'folder' | 'nodeArguments'>,
): Promise<Peer> {
  const shared = {
    core: cores?.servers ?? null,
    folder,
    nodeArguments:
      options.profileFolder === null
        ? []
        : ['--cpu-prof', '--cpu-prof-interval', '200', `--cpu-prof-dir=${path.join(options.profileFolder, name)}`],
  }
  return keep(name === 'parley' ? await startParley({ ...shared, ...parley }) : await startPlain(name, shared))
}
