import { inTurn } from './in-turn.ts'

/** Code that is fetched when it is first needed. */
export interface LateCode<C> {
  readonly known: C | undefined
  /** Fetches it. @throws where the network is away; the next call tries again. */
  fetch(): Promise<void>
  /** Fetches it ahead of its first use. */
  prepare(): void
  /** Does something with it: at once where it is known, else as soon as it has come. */
  use(act: (code: C) => void, onUnavailable: () => void): void
}

export function lateCode<C>(load: () => Promise<C>): LateCode<C> {
  let known: C | undefined
  const fetchCode = async () => {
    known = await load()
  }
  return {
    get known() {
      return known
    },
    fetch: fetchCode,
    prepare: () => void (known ?? inTurn(fetchCode).catch(() => undefined)),
    use(act, onUnavailable) {
      if (known !== undefined) act(known)
      else fetchCode().then(() => known && act(known), onUnavailable)
    },
  }
}
