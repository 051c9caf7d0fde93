import type { FilterAction, FilterWord } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'

/** Channel on which every change of the filter is told, without saying what it is. */
export const WORD_FILTER_CHANNEL = 'parley_word_filter'

export interface StoredFilterWord extends FilterWord {
  /** As it is compared. */
  readonly folded: string
}

interface WordRow {
  readonly id: string
  readonly word: string
  readonly folded: string
  readonly action: FilterAction
  readonly added_at: Date
}

const COLUMNS = 'id::text, word, folded, action::text, added_at'

function toWord({ added_at, ...row }: WordRow): StoredFilterWord {
  return { ...row, addedAt: added_at.toISOString() }
}

/** Which version of the filter there is: it grows with each change. */
export async function loadFilterRev(ask: Ask): Promise<number> {
  const [row] = await ask<{ rev: number }>('filter_rev', 'SELECT filter_rev AS rev FROM workspace WHERE id = 1', [])
  return row?.rev ?? 0
}

/** All words of the filter, in the order of their letters. */
export async function loadFilterWords(ask: Ask): Promise<StoredFilterWord[]> {
  const rows = await ask<WordRow>(
    'filter_words',
    `SELECT ${COLUMNS} FROM filter_word ORDER BY ltrim(folded, '*'), folded`,
    [],
  )
  return rows.map(toWord)
}

export interface NewFilterWord {
  readonly id: string
  readonly word: string
  readonly folded: string
}

/** Adds words; those that are there already, by their folds, get the action. Folds are given once each. */
export async function putFilterWords(
  ask: Ask,
  words: readonly NewFilterWord[],
  action: FilterAction,
): Promise<StoredFilterWord[]> {
  const rows = await ask<WordRow>(
    'put_filter_words',
    `INSERT INTO filter_word (id, word, folded, action)
     SELECT given.id, given.word, given.folded, $4::filter_action
     FROM unnest($1::uuid[], $2::text[], $3::text[]) AS given (id, word, folded)
     ON CONFLICT (folded) DO UPDATE SET action = excluded.action, word = excluded.word RETURNING ${COLUMNS}`,
    [words.map(({ id }) => id), words.map(({ word }) => word), words.map(({ folded }) => folded), action],
  )
  return rows.map(toWord)
}

/** Gives words another action; returns those that had one. */
export async function changeFilterWords(
  ask: Ask,
  ids: readonly string[],
  action: FilterAction,
): Promise<StoredFilterWord[]> {
  const rows = await ask<WordRow>(
    'change_filter_words',
    `UPDATE filter_word SET action = $2::filter_action WHERE id = ANY ($1::uuid[]) AND action <> $2::filter_action
     RETURNING ${COLUMNS}`,
    [ids, action],
  )
  return rows.map(toWord)
}

/** Takes words out; returns those that were there. */
export async function deleteFilterWords(ask: Ask, ids: readonly string[]): Promise<StoredFilterWord[]> {
  const rows = await ask<WordRow>(
    'delete_filter_words',
    `DELETE FROM filter_word WHERE id = ANY ($1::uuid[]) RETURNING ${COLUMNS}`,
    [ids],
  )
  return rows.map(toWord)
}

/** Puts a message before those who moderate, for words that it holds; one that was dealt with waits again. */
export async function writeFlag(
  ask: Ask,
  flag: {
    readonly id: string
    readonly roomId: string
    readonly seq: number
    readonly authorId: string
    readonly body: string
    readonly words: readonly string[]
  },
): Promise<void> {
  await ask(
    'write_flag',
    `INSERT INTO reported_message AS reported (id, room_id, seq, author_id, body, flagged_words)
     VALUES ($1::uuid, $2::uuid, $3::bigint, $4::uuid, $5, $6::text[])
     ON CONFLICT (room_id, seq) DO UPDATE SET last_at = clock_timestamp(), flagged_words = excluded.flagged_words,
       body = coalesce(reported.body, excluded.body), outcomes = '{}', resolved_at = NULL, resolved_by_id = NULL`,
    [flag.id, flag.roomId, flag.seq, flag.authorId, flag.body, flag.words],
  )
}
