import { type Database, loadSettings } from '@parley/db'
import { DEFAULT_LIMITS, type Limits } from '@parley/protocol'

/** How long texts may be, as the settings of the workspace say it at this moment. */
export async function readLimits({ ask }: Pick<Database, 'ask'>): Promise<Limits> {
  const stored = (await loadSettings(ask))?.stored
  return { ...DEFAULT_LIMITS, bodyCharacters: stored?.['limits.messageCharacters'] ?? DEFAULT_LIMITS.bodyCharacters }
}
