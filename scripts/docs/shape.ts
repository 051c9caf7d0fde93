/**
 * The form of a recorded value without its particulars: two runs of the same steps have the same shape. Frames are
 * text that holds JSON, so their JSON is looked into.
 */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    const shapes = new Map(value.map((element) => [JSON.stringify(shapeOf(element)), shapeOf(element)]))
    return [...shapes.keys()].sort().map((key) => shapes.get(key))
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, child]) => [key, shapeOf(child)] as const)
    return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
  }
  if (typeof value === 'string') return shapeOfText(value)
  return value === null ? 'null' : typeof value
}

function shapeOfText(text: string): unknown {
  const [, digits, json] = /^(\d{1,6})([{[].*)$/s.exec(text) ?? []
  if (json === undefined) return 'string'
  try {
    return { [`frame ${digits}`]: shapeOf(JSON.parse(json)) }
  } catch {
    return 'string'
  }
}
