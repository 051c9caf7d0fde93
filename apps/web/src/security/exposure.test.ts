import { expect, it } from 'vitest'
import { isExposed } from './exposure.ts'

it('plain http is only for the own machine', () => {
  for (const url of ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000', 'https://chat.example'])
    expect(isExposed(new URL(url)), url).toBe(false)
  for (const url of ['http://chat.example', 'http://192.168.1.2:3000', 'http://127.0.0.1.evil.example'])
    expect(isExposed(new URL(url)), url).toBe(true)
})
