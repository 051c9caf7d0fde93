/** Alphabets whose letters are drawn alike. */
const ALPHABETS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]

/**
 * True where one word is written in letters of several alphabets that look alike, such as a Latin word with a Cyrillic `а`: no
 * language writes so, and nobody can type what they see. Words of different alphabets may stand side by side.
 */
export function mixesAlphabets(name: string): boolean {
  return name
    .normalize('NFKC')
    .split(/[-_.]/)
    .some((word) => ALPHABETS.filter((letters) => letters.test(word)).length > 1)
}
