import { expect, test } from 'vitest'
import { realtimeUrl } from './ticket.ts'

const here = { protocol: 'https:', hostname: 'chat.example', origin: 'https://chat.example' }

test('the address that the server names is used as it is', () => {
  expect(realtimeUrl({ realtimeUrl: 'https://live.example', realtimePort: 3001 }, here)).toBe('https://live.example')
})

test('without one it is the host of the page, on the realtime port', () => {
  expect(realtimeUrl({ realtimeUrl: null, realtimePort: 3001 }, here)).toBe('https://chat.example:3001')
})

test('without either it is the origin of the page', () => {
  expect(realtimeUrl({ realtimeUrl: null, realtimePort: null }, here)).toBe('https://chat.example')
})
