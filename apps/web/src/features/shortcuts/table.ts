/** A shortcut as it is written: keys to press together; several ways are several lists. `Mod` is Ctrl, or Cmd on a Mac. */
export interface Shortcut {
  /** Its words are `shortcuts.acts.<id>`. */
  readonly id: string
  readonly keys: readonly (readonly string[])[]
}

/**
 * Every shortcut that works, in the groups of the sheet (`shortcuts.groups.<id>`). Whoever gives something a key adds a line here and
 * its words in both languages; the keys themselves are handled where the act is: `shell/shortcuts.ts`, the composer, the rows.
 */
export const SHORTCUT_GROUPS = [
  {
    id: 'everywhere',
    shortcuts: [
      { id: 'switcher', keys: [['Mod', 'K']] },
      { id: 'findPerson', keys: [['Mod', 'Shift', 'K']] },
      { id: 'mentions', keys: [['Mod', 'Shift', 'M']] },
      { id: 'unreads', keys: [['Mod', 'Shift', 'U']] },
      { id: 'settings', keys: [['Mod', 'Shift', 'A']] },
      { id: 'sheet', keys: [['Mod', '/']] },
      { id: 'panel', keys: [['Mod', '.']] },
      { id: 'nextRegion', keys: [['F6']] },
      { id: 'previousRegion', keys: [['Shift', 'F6']] },
    ],
  },
  {
    id: 'rooms',
    shortcuts: [
      {
        id: 'nextRoom',
        keys: [
          ['Alt', '↑'],
          ['Alt', '↓'],
        ],
      },
      {
        id: 'nextUnread',
        keys: [
          ['Alt', 'Shift', '↑'],
          ['Alt', 'Shift', '↓'],
        ],
      },
      { id: 'oldestUnread', keys: [['Shift', 'PgUp']] },
      { id: 'markAllRead', keys: [['Shift', 'Esc']] },
      { id: 'reactToLast', keys: [['Mod', 'Shift', '\\']] },
      { id: 'escape', keys: [['Esc']] },
    ],
  },
  {
    id: 'writing',
    shortcuts: [
      { id: 'composer', keys: [['Mod', 'Shift', 'L']] },
      { id: 'send', keys: [['Enter']] },
      { id: 'newLine', keys: [['Shift', 'Enter']] },
      { id: 'editLast', keys: [['↑']] },
      { id: 'replyLast', keys: [['Shift', '↑']] },
      { id: 'upload', keys: [['Mod', 'U']] },
      {
        id: 'history',
        keys: [
          ['Mod', '↑'],
          ['Mod', '↓'],
        ],
      },
      { id: 'bold', keys: [['Mod', 'B']] },
      { id: 'italic', keys: [['Mod', 'I']] },
      { id: 'code', keys: [['Mod', 'E']] },
      { id: 'strike', keys: [['Mod', 'Shift', 'X']] },
      { id: 'link', keys: [['Mod', 'Shift', 'L']] },
      { id: 'complete', keys: [['@'], ['#'], [':'], ['/']] },
      { id: 'pick', keys: [['Enter'], ['Tab']] },
    ],
  },
  {
    id: 'messages',
    shortcuts: [
      { id: 'walk', keys: [['↑'], ['↓']] },
      { id: 'reply', keys: [['R']] },
      { id: 'thread', keys: [['T']] },
      { id: 'pin', keys: [['P']] },
      { id: 'save', keys: [['S']] },
      { id: 'markUnread', keys: [['U']] },
      { id: 'edit', keys: [['E']] },
      { id: 'delete', keys: [['Del']] },
    ],
  },
] as const satisfies readonly { readonly id: string; readonly shortcuts: readonly Shortcut[] }[]
