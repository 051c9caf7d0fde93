import type { CDPSession } from '@playwright/test'
import type { Person } from './person.ts'

/** The keyboard of somebody who writes Chinese: letters are composed, and only then become text. */
export class InputMethod {
  private constructor(private readonly session: CDPSession) {}

  static async of(person: Person): Promise<InputMethod> {
    return new InputMethod(await person.context.newCDPSession(person.page))
  }

  /** Letters that stand in the box underlined, and are no text yet. */
  async composes(letters: string): Promise<void> {
    const { length } = letters
    await this.session.send('Input.imeSetComposition', { text: letters, selectionStart: length, selectionEnd: length })
  }

  /** A key that the input method takes for itself, as the page sees it: keyCode 229, composing. */
  async presses(key: 'Enter' | 'Escape' | 'ArrowDown' | 'Tab'): Promise<void> {
    for (const type of ['rawKeyDown', 'keyUp'] as const)
      await this.session.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: 229 })
  }

  /** The composition ends with this text. */
  async commits(text: string): Promise<void> {
    await this.session.send('Input.insertText', { text })
  }
}
