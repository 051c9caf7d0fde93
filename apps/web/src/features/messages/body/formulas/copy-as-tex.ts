/** Copies formulas as they were typed: browsers would copy each of their letters on a line of its own. */
export function copyFormulasAsTex(): void {
  document.addEventListener('copy', (event) => {
    const selection = getSelection()
    if (selection === null || selection.isCollapsed || event.clipboardData === null || event.defaultPrevented) return
    const text = textWithTex(selection)
    if (text === null) return
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
  })
}

/** The selected text with TeX for its formulas; null without one. */
function textWithTex(selection: Selection): string | null {
  const copy = document.createElement('div')
  for (let index = 0; index < selection.rangeCount; index++) copy.append(selection.getRangeAt(index).cloneContents())
  const formulas = copy.querySelectorAll<HTMLElement>('[data-tex]')
  if (formulas.length === 0) return null
  for (const formula of formulas) {
    const sign = formula.querySelector('math[display="block"]') === null ? '$' : '$$'
    formula.replaceChildren(`${sign}${formula.dataset.tex ?? ''}${sign}`)
  }
  // What a reader cannot select, such as a covered spoiler, is not copied.
  for (const hidden of copy.querySelectorAll('[inert], .select-none')) hidden.remove()
  copy.className = 'fixed opacity-0'
  document.body.append(copy)
  // biome-ignore lint/performance/useDomNodeTextContent: only what is laid out has lines.
  const text = copy.innerText
  copy.remove()
  return text
}
