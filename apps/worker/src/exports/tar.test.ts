import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { TAR_END, tarFile } from './tar.ts'

test('what is packed in pieces, each compressed by itself, is one archive that tar unpacks', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-tar-'))
  try {
    const at = new Date('2026-01-02T03:04:05Z')
    const long = Buffer.alloc(100_000, 'x')
    const pieces = [
      Buffer.concat([
        tarFile('people/000001.jsonl', Buffer.from('{"a":"ä"}\n'), at),
        tarFile('empty', Buffer.alloc(0), at),
      ]),
      tarFile(`messages/${'0'.repeat(36)}/000001.jsonl`, long, at),
      TAR_END,
    ]
    const archive = path.join(folder, 'a.tar.gz')
    writeFileSync(archive, Buffer.concat(pieces.map((piece) => gzipSync(piece))))
    execFileSync('tar', ['xzf', archive, '-C', folder])
    expect(readFileSync(path.join(folder, 'people/000001.jsonl'), 'utf8')).toBe('{"a":"ä"}\n')
    expect(statSync(path.join(folder, 'empty')).size).toBe(0)
    expect(statSync(path.join(folder, 'people/000001.jsonl')).mtime).toEqual(at)
    expect(readFileSync(path.join(folder, 'messages', '0'.repeat(36), '000001.jsonl')).equals(long)).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['a.tar.gz', 'empty', 'messages', 'people'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a name that does not fit is refused', () => {
  for (const name of ['', 'a b', 'ä', 'x'.repeat(101)]) {
    expect(() => tarFile(name, Buffer.alloc(1), new Date())).toThrow(RangeError)
  }
})
