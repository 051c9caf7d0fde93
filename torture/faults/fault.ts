import type { Findings } from '../checker/findings.ts'
import type { Load } from '../world/load-processes.ts'
import type { World } from '../world/start-world.ts'

/** Something that goes wrong in an installation, and what must hold besides the bars that every fault has. */
export interface Fault {
  readonly name: string
  /** One line for people. */
  readonly about: string
  /** Does the harm and undoes it. What it returns are numbers of its own, by name. */
  readonly run: (scene: Scene) => Promise<Numbers>
  /** What is not as it should be, a sentence each. */
  readonly judge?: (outcome: Outcome) => readonly string[]
  /** Another crowd than the usual one, where nobody asked for one. */
  readonly clients?: number
  /** Settings of the servers. */
  readonly environment?: Readonly<Record<string, string>>
  /** It cuts instance 0 off, which then reaches PostgreSQL and Redis by links of its own. */
  readonly hasIsland?: boolean
}

export type Numbers = Readonly<Record<string, number>>

export interface Scene {
  readonly world: World
  readonly load: Load
  readonly random: () => number
  /** Seconds of an ordinary run, made longer or shorter as was asked for. */
  readonly scaled: (seconds: number) => number
  /** Lets the fault last, milliseconds; shortly before its end the rooms that go quiet do. Once in a run. */
  readonly hold: (ms: number) => Promise<void>
  /** Tells people what happens. */
  readonly say: (text: string) => void
}

export interface Outcome {
  readonly findings: Findings
  readonly numbers: Numbers
  /** By which times are multiplied before they are judged: a busy machine must not fail a test. */
  readonly slack: number
}
