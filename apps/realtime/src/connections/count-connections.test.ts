import { expect, test } from 'vitest'
import { createConnectionCount } from './count-connections.ts'

test('a person holds so many connections and no more; a place given back twice counts once', () => {
  const connections = createConnectionCount(2)
  const release = connections.take('ada')
  expect(connections.take('ada')).not.toBeNull()
  expect(connections.take('ada')).toBeNull()
  expect(connections.take('ben')).not.toBeNull()
  release?.()
  release?.()
  expect(connections.take('ada')).not.toBeNull()
  expect(connections.take('ada')).toBeNull()
})
