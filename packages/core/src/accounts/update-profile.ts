import { attachAvatar, type ProfileChange, releaseAvatars, updateProfileRow } from '@parley/db'
import { type ParsedInput, type Person, type Profile, Refusal, type Status } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { parseDisplayName } from './display-name.ts'
import {
  MOST_PRONOUNS_CHARACTERS,
  MOST_TITLE_CHARACTERS,
  parseEmoji,
  parseProfileText,
  parseTimeZone,
} from './profile-text.ts'

/**
 * Changes the caller's own profile: what is left out stays.
 * @throws Refusal DISPLAY_NAME_INVALID, PROFILE_INVALID, FILE_NOT_FOUND, TEXT_INVALID
 */
export async function updateProfile(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'profile.update'>,
): Promise<Person> {
  const displayName =
    input.displayName === undefined ? null : parseDisplayName(input.displayName, core.limits.displayNameCharacters)
  const { avatarId } = input
  if (avatarId && !(await attachAvatar(core.database, principal.personId, avatarId)))
    throw new Refusal('FILE_NOT_FOUND')
  const me = await updateProfileRow(core.database, principal.personId, { displayName, profile: parseProfile(input) })
  if (me === null) throw new Refusal('SESSION_ENDED')
  if (avatarId !== undefined) await releaseAvatars(core.database, principal.personId)
  return me
}

function parseProfile(input: ParsedInput<'profile.update'>): ProfileChange['profile'] {
  const { title, pronouns, timeZone, status, doNotDisturb, avatarId } = input
  return {
    ...(title !== undefined && { title: title ? parseProfileText(title, 'title', MOST_TITLE_CHARACTERS) : null }),
    ...(pronouns !== undefined && {
      pronouns: pronouns ? parseProfileText(pronouns, 'pronouns', MOST_PRONOUNS_CHARACTERS) : null,
    }),
    ...(timeZone !== undefined && { timeZone: timeZone ? parseTimeZone(timeZone) : null }),
    ...(status !== undefined && { status: status && parseStatus(status) }),
    ...(avatarId !== undefined && { avatarId }),
    ...(doNotDisturb !== undefined && { doNotDisturb: doNotDisturb && parseDoNotDisturb(doNotDisturb) }),
  }
}

/** Null where it says nothing. */
function parseStatus({ emoji, text, until }: Status): Status | null {
  const shown = {
    emoji: emoji === undefined ? null : parseEmoji(emoji),
    text: text === undefined ? null : parseProfileText(text, 'status.text', MOST_TITLE_CHARACTERS),
  }
  if (shown.emoji === null && shown.text === null) return null
  return {
    ...(shown.emoji !== null && { emoji: shown.emoji }),
    ...(shown.text !== null && { text: shown.text }),
    ...(until !== undefined && { until: new Date(until).toISOString() }),
  }
}

function parseDoNotDisturb({ until, weekly }: NonNullable<Profile['doNotDisturb']>): Profile['doNotDisturb'] | null {
  if (until === undefined && weekly === undefined) return null
  return {
    ...(until !== undefined && { until: new Date(until).toISOString() }),
    ...(weekly !== undefined && { weekly: { ...weekly, days: [...new Set(weekly.days)].toSorted((a, b) => a - b) } }),
  }
}
