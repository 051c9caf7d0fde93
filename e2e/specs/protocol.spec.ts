import { readExamples } from '../../scripts/docs/examples.ts'
import { recordExamples } from '../../scripts/docs/record-examples.ts'
import { shapeOf } from '../../scripts/docs/shape.ts'
import { expect, test } from '../stack/test.ts'

test('a program that has read nothing but docs/protocol.md is answered as its examples say', async ({ ownStack }) => {
  const recorded = await recordExamples(ownStack.url)
  expect(shapeOf(recorded), 'if this is meant, run `npm run docs -- --record`').toEqual(shapeOf(readExamples()))
})
