import { statfsSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'
import type { Cores } from './cores.ts'

const TMPFS = 0x01021994

/** The machine and the moment, for whoever reads the figures later. */
export interface Facts {
  readonly date: string
  readonly processor: string
  readonly cores: number
  readonly memoryGiB: number
  readonly system: string
  readonly node: string
  readonly pinned: boolean
  readonly loadBefore: number
  /** A database in memory commits for nothing: its figures are not durable ones. */
  readonly databaseOnDisk: boolean
}

export function readFacts(cores: Cores | null, loadBefore: number, dataFolder: string): Facts {
  return {
    date: new Date().toISOString(),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    pinned: cores !== null,
    loadBefore,
    databaseOnDisk: statfsSync(dataFolder).type !== TMPFS,
  }
}
