import { parseDisplayName } from '../accounts/display-name.ts'
import { parseEmail } from '../accounts/email.ts'
import { parseHandle } from '../accounts/handle.ts'
import { parseDescription } from '../rooms/description.ts'
import { parseRoomName } from '../rooms/room-name.ts'
import { parseTopic } from '../rooms/topic.ts'
import { countCharacters } from '../text/count-characters.ts'
import { withoutStackedMarks } from '../text/disturbing.ts'

/** Whatever a file calls something is made fit: nobody is there to be asked for another name. */

const UNFIT = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu

const first = (text: string, most: number) => [...text].slice(0, most).join('')

/** One line without what disturbs its surroundings, at most so long. It may be empty. */
function plainLine(text: string, most: number): string {
  const line = withoutStackedMarks(text.slice(0, 4_000))
  return first(line.replace(/\s+/gu, ' ').replace(UNFIT, '').trim(), most).trim()
}

function attempt<T>(parse: () => T, instead: () => T): T {
  try {
    return parse()
  } catch {
    return instead()
  }
}

export const cleanDisplayName = (name: string, handle: string, most: number): string =>
  attempt(
    () => parseDisplayName(name, most),
    () =>
      attempt(
        () => parseDisplayName(plainLine(name, most), most),
        () => first(handle, most),
      ),
  )

/** A handle that could be; not whether it is free. */
export function cleanHandle(name: string): string {
  const ascii = name
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 28)
    .replace(/[-._]+$/, '')
  return attempt(
    () => parseHandle(ascii),
    () =>
      attempt(
        () => parseHandle(`${ascii}-1`),
        () => 'person',
      ),
  )
}

/** Null where it is none. */
export const cleanEmail = (email: string | null): string | null =>
  email === null
    ? null
    : attempt(
        () => parseEmail(email),
        () => null,
      )

/** A room name that could be; not whether it is free. */
export function cleanRoomName(name: string, most: number): string {
  const parts = withoutStackedMarks(plainLine(name, 200).toLowerCase())
  const fitting = first(
    parts
      .replace(/[^\p{L}\p{M}\p{N}\-_.]+/gu, '-')
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      .replace(/^[^\p{L}\p{N}_]+/u, ''),
    most - 5,
  ).replace(/[-.]+$/, '')
  return attempt(
    () => parseRoomName(name, most),
    () =>
      attempt(
        () => parseRoomName(fitting, most),
        () => 'room',
      ),
  )
}

/** The same name with a number behind it, for where it is taken. */
export function numbered(name: string, number: number, most: number): string {
  const end = `-${number}`
  return `${first(name, most - end.length)}${end}`
}

export const cleanTopic = (topic: string, most: number): string =>
  attempt(
    () => parseTopic(topic, most),
    () => plainLine(topic, most),
  )

export const cleanDescription = (description: string): string =>
  attempt(
    () => parseDescription(description),
    () => plainLine(description, 500),
  )

const NOT_STORABLE = /\0|\p{Surrogate}/gu

/** What can be stored of a text that somebody wrote, line by line as it was. */
export const cleanBody = (body: string): string => body.replace(NOT_STORABLE, '').replace(/\r\n?/g, '\n').trimEnd()

/**
 * A text in pieces that each fit a message: nothing of a long one is lost. It is cut between lines where there are some.
 */
export function splitBody(body: string, limits: { bodyCharacters: number; bodyBytes: number }): string[] {
  const fits = (text: string) =>
    Buffer.byteLength(text) <= limits.bodyBytes && countCharacters(text) <= limits.bodyCharacters
  if (fits(body)) return [body]
  const pieces: string[] = []
  let rest = [...body]
  const most = Math.min(limits.bodyCharacters, Math.floor(limits.bodyBytes / 4))
  while (rest.length > 0) {
    const line = rest.length <= most ? -1 : rest.lastIndexOf('\n', most - 1)
    const length = line > most / 2 ? line + 1 : most
    const piece = rest.slice(0, length).join('').trimEnd()
    if (piece !== '') pieces.push(piece)
    rest = rest.slice(length)
  }
  return pieces
}
