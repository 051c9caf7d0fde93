/** Length in Unicode code points, which is what limits count. */
export function countCharacters(text: string): number {
  let characters = 0
  for (const _character of text) characters += 1
  return characters
}
