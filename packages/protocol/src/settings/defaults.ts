import { DEFAULT_LIMITS } from '../limits.ts'
import type { Settings } from './schema.ts'

/** What holds where nobody set anything. */
export const DEFAULT_SETTINGS: Settings = {
  'workspace.name': 'Parley',
  'workspace.icon': null,
  'workspace.accent': 'cinnabar',
  banner: null,
  'limits.messageCharacters': DEFAULT_LIMITS.bodyCharacters,
  'limits.fileBytes': DEFAULT_LIMITS.fileBytes,
  'rooms.public': 'everybody',
  'rooms.private': 'everybody',
  'mentions.everybody': 'members',
  'messages.editMinutes': null,
  'messages.deleteMinutes': null,
  'retention.days': null,
  'features.polls': true,
  'features.forwarding': true,
  'features.scheduling': true,
  'features.receipts': true,
  'features.confirmations': true,
}
