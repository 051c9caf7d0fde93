import { describe, expect, test } from 'vitest'
import { Failure, recogniseFailure } from './failure.mjs'

describe('what goes wrong on a machine is told in one sentence with the remedy', () => {
  test.each([
    ['a full disk', Object.assign(new Error('write failed'), { code: 'ENOSPC' }), 'free some space'],
    ['a full disk, told by a program', new Error('could not write file: No space left on device'), 'free some space'],
    ['a full disk, told over two lines', new Error('No space\n      left on device (os error 28)'), 'free some space'],
    ['a full disk behind another error', new Error('no start', { cause: new Error('ENOSPC') }), 'free some space'],
    ['a missing permission', Object.assign(new Error('mkdir'), { code: 'EACCES' }), 'chown'],
    ['a read-only file system', Object.assign(new Error('open'), { code: 'EROFS' }), 'can be written'],
  ])('%s', (_, error, remedy) => {
    const failure = recogniseFailure(error, '/srv/parley')
    expect(failure).toBeInstanceOf(Failure)
    expect(failure?.message).toContain('/srv/parley')
    expect(failure?.message).toContain(remedy)
    expect(failure?.message).not.toContain('\n')
  })

  test('what is not known is not explained away', () => {
    expect(recogniseFailure(new TypeError('x is not a function'), '/srv/parley')).toBeNull()
  })
})
