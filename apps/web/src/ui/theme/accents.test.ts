import { readFileSync } from 'node:fs'
import { ACCENTS } from '@parley/protocol'
import { describe, expect, test } from 'vitest'

type Colour = readonly [number, number, number]

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const tokens = read('tokens.css')
const accents = read('accents.css')

/** The values of a token by day and by night: colour in sRGB, and how opaque it is. */
function valuesOf(css: string, name: string): { readonly colour: Colour; readonly alpha: number }[] {
  const found = new RegExp(`--${name}:\\s*light-dark\\(\\s*oklch\\(([^)]*)\\),\\s*oklch\\(([^)]*)\\)`).exec(css)
  if (found === null) throw new Error(`there is no --${name}`)
  return found.slice(1).map((text) => {
    const [lch = '', alpha = '1'] = text.split('/')
    const [l = 0, c = 0, h = 0] = lch.trim().split(/\s+/).map(Number)
    return { colour: toSrgb(l, c, h), alpha: Number(alpha) }
  })
}

function toSrgb(lightness: number, chroma: number, hue: number): Colour {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const encode = (value: number) => {
    const held = Math.min(1, Math.max(0, value))
    return held <= 0.0031308 ? 12.92 * held : 1.055 * held ** (1 / 2.4) - 0.055
  }
  return [
    encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

function contrast(one: Colour, other: Colour): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function blend(over: { readonly colour: Colour; readonly alpha: number }, ground: Colour): Colour {
  const mix = (index: 0 | 1 | 2) => over.alpha * over.colour[index] + (1 - over.alpha) * ground[index]
  return [mix(0), mix(1), mix(2)]
}

describe.each(ACCENTS)('%s', (accent) => {
  const css = accents.split(`[data-accent="${accent}"]`)[1]?.split('}')[0] ?? ''
  const grounds = ['surface', 'surface-desk', 'surface-raised', 'surface-sunken'].map((name) => valuesOf(tokens, name))

  test.each([
    ['by day', 0],
    ['by night', 1],
  ] as const)('can be read %s, as text and under text', (_, theme) => {
    const of = (name: string, from = css) => {
      const value = valuesOf(from, name)[theme]
      if (value === undefined) throw new Error(`--${name} has no such value`)
      return value
    }
    for (const fill of ['accent', 'accent-hover', 'accent-active']) {
      expect(contrast(of('on-accent', tokens).colour, of(fill).colour), fill).toBeGreaterThanOrEqual(4.5)
    }
    for (const ground of grounds) {
      const plain = ground[theme]?.colour ?? [0, 0, 0]
      expect(contrast(of('accent-ink').colour, plain)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(of('accent-ink').colour, blend(of('accent-wash'), plain))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(of('focus').colour, plain)).toBeGreaterThanOrEqual(3)
    }
  })
})
