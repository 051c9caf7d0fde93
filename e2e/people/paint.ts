import type { Page } from '@playwright/test'

export interface Painted {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A picture of one colour with a line across, painted by the page. */
export async function paint(page: Page, name: string, width: number, height: number, colour: string): Promise<Painted> {
  const base64 = await page.evaluate(
    ([w, h, fill]) => {
      const canvas = document.createElement('canvas')
      canvas.width = w
      canvas.height = h
      const pen = canvas.getContext('2d')
      if (!pen) throw new Error('no canvas')
      pen.fillStyle = fill
      pen.fillRect(0, 0, w, h)
      pen.strokeStyle = '#fff'
      pen.lineWidth = Math.max(2, w / 60)
      pen.strokeRect(w * 0.1, h * 0.1, w * 0.8, h * 0.8)
      pen.beginPath()
      pen.moveTo(w * 0.1, h * 0.9)
      pen.lineTo(w * 0.9, h * 0.1)
      pen.stroke()
      return canvas.toDataURL('image/png').split(',')[1] ?? ''
    },
    [width, height, colour] as const,
  )
  return { name, mimeType: 'image/png', buffer: Buffer.from(base64, 'base64') }
}
