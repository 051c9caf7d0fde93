/** Who is in which room: known to the load, which plays the people, and to the checker. */
export interface Setting {
  readonly people: readonly SettingPerson[]
  readonly rooms: readonly SettingRoom[]
}

export interface SettingPerson {
  readonly id: string
  readonly sessionId: string
}

export interface SettingRoom {
  readonly id: string
  /** Indexes of people. */
  readonly members: readonly number[]
  /** Nobody writes in it from shortly before the fault is healed: only the auditor can find what it missed. */
  readonly goesQuiet: boolean
}
