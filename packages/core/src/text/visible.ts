/**
 * One character that can be seen. White space, control and format characters, fillers that Unicode lets a renderer
 * ignore (Default_Ignorable_Code_Point) and the empty braille cell cannot.
 */
const VISIBLE = /[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

export function hasVisibleCharacter(text: string): boolean {
  return VISIBLE.test(text)
}
