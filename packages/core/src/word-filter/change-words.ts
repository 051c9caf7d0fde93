import {
  changeFilterWords,
  deleteFilterWords,
  loadFilterWords,
  putFilterWords,
  type StoredFilterWord,
} from '@parley/db'
import { type CommandOutput, type FilterWord, MOST_FILTER_WORDS, type ParsedInput, Refusal } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import { actOnWorkspace, requireActor } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { refreshWordFilter } from './live-word-filter.ts'
import { parseWord } from './parse-word.ts'

/** More of what one act changed are not named in the log. */
const MOST_NAMED = 50
const TARGET = { kind: 'workspace', id: null, name: '' } as const

const told = (words: readonly StoredFilterWord[]) => ({
  words: words.slice(0, MOST_NAMED).map(({ word }) => word),
  ...(words.length > MOST_NAMED && { count: words.length }),
})
const toWord = ({ id, word, action, addedAt }: StoredFilterWord): FilterWord => ({ id, word, action, addedAt })

/** The words of the filter. @throws Refusal NOT_AN_ADMIN */
export async function listFilterWords(core: CoreContext, principal: Principal): Promise<CommandOutput<'filter.list'>> {
  await requireActor(core.database.ask, principal)
  return { words: (await loadFilterWords(core.database.ask)).map(toWord) }
}

/**
 * Adds words to the filter; every process uses them within a moment.
 * @throws Refusal NOT_AN_ADMIN, WORD_INVALID, TOO_MANY_WORDS
 */
export function addFilterWords(
  core: CoreContext,
  principal: Principal,
  { words: given, action }: ParsedInput<'filter.add'>,
): Promise<CommandOutput<'filter.add'>> {
  return actOnWorkspace(core, principal, async ({ ask, audit }) => {
    const parsed = new Map(given.map((word) => parseWord(word)).map((word) => [word.folded, word]))
    const added = [...parsed.values()].map((word) => ({ id: uuidv7(), ...word }))
    const words = await putFilterWords(ask, added, action)
    if ((await loadFilterWords(ask)).length > MOST_FILTER_WORDS) {
      throw new Refusal('TOO_MANY_WORDS', { limit: MOST_FILTER_WORDS })
    }
    await audit({ action: 'filter.add', target: TARGET, before: null, after: { ...told(words), action } })
    return { words: words.map(toWord) }
  })
}

/** Gives words of the filter another action. @throws Refusal NOT_AN_ADMIN */
export function setFilterAction(
  core: CoreContext,
  principal: Principal,
  { wordIds, action }: ParsedInput<'filter.change'>,
): Promise<CommandOutput<'filter.change'>> {
  return actOnWorkspace(core, principal, async ({ ask, audit }) => {
    const words = await changeFilterWords(ask, wordIds, action)
    if (words.length > 0) {
      await audit({ action: 'filter.change', target: TARGET, before: null, after: { ...told(words), action } })
    }
    return { words: words.map(toWord) }
  })
}

/** Takes words out of the filter. @throws Refusal NOT_AN_ADMIN */
export function removeFilterWords(
  core: CoreContext,
  principal: Principal,
  { wordIds }: ParsedInput<'filter.remove'>,
): Promise<CommandOutput<'filter.remove'>> {
  return actOnWorkspace(core, principal, async ({ ask, audit }) => {
    const words = await deleteFilterWords(ask, wordIds)
    if (words.length > 0) await audit({ action: 'filter.remove', target: TARGET, before: told(words), after: null })
    return { words: words.map(toWord) }
  })
}

/** What the filter would do to a text, by the very filter that messages pass. @throws Refusal NOT_AN_ADMIN */
export async function tryFilter(
  core: CoreContext,
  principal: Principal,
  { text }: ParsedInput<'filter.try'>,
): Promise<CommandOutput<'filter.try'>> {
  await requireActor(core.database.ask, principal)
  // What was added a moment ago is tried, too.
  await refreshWordFilter(core)
  const screened = core.wordFilter.screen(text)
  return { action: screened.action, text: screened.text, hits: core.wordFilter.now().hits(text) }
}
