import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { makeRoom } from '../people/as-program.ts'
import { unique } from '../people/names.ts'
import { expect, test } from '../stack/test.ts'

const jobs = (page: Page) => page.getByTestId('job')

/** The lines of all files of an archive that was downloaded. */
function readLines(archive: string): Record<string, unknown>[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-export-'))
  try {
    execFileSync('tar', ['xzf', archive, '-C', folder])
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n'))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('an owner exports a room, watches the job, and downloads what was said in it', async ({
  ownStack,
  newPersonIn,
}) => {
  test.slow()
  const admin = await newPersonIn(ownStack, 'Olga Owner')
  const member = await newPersonIn(ownStack, '周启明')
  const { page } = admin
  const room = unique('archive')
  await makeRoom(room, member)
  await member.opens(room)
  await member.sends('你好，世界')
  await member.sees('你好，世界')

  // The owner is not in the room. Nobody works yet, and what was asked for waits.
  await admin.arrives('/admin/rooms')
  await page.getByTestId('admin-row').filter({ hasText: room }).click()
  await page.getByTestId('export-room').click()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/\/admin\/data$/)
  await expect(jobs(page)).toHaveCount(1)
  await expect(jobs(page)).toContainText(room)
  await expect(jobs(page)).toHaveAttribute('data-state', 'waiting')
  await page.getByTestId('export-direct').click()
  await page.getByTestId('export-everything').click()
  await expect(jobs(page)).toHaveCount(2)
  await jobs(page).first().getByTestId('cancel-job').click()
  await page.getByRole('dialog').getByTestId('confirm').click()
  await expect(jobs(page).first()).toHaveAttribute('data-state', 'cancelled')

  // The page follows by itself.
  await ownStack.startWorker()
  const job = jobs(page).last()
  await expect(job).toHaveAttribute('data-state', 'done', { timeout: 30_000 })
  await expect(job.getByTestId('job-counts')).toContainText('1 message, 1 room')
  const [download] = await Promise.all([page.waitForEvent('download'), job.getByTestId('download-export').click()])
  expect(download.suggestedFilename()).toMatch(new RegExp(`^parley-${room}-\\d{4}-\\d\\d-\\d\\d\\.tar\\.gz$`))
  const lines = readLines(await download.path())
  expect(lines.filter(({ type }) => type === 'message')).toMatchObject([{ body: '你好，世界', deletedAt: null }])
  expect(lines.filter(({ type }) => type === 'person')).toMatchObject([{ displayName: '周启明' }])
  expect(lines.filter(({ type }) => type === 'room')).toMatchObject([{ name: room }])
  // The link was good once.
  const again = await admin.context.request.get(download.url())
  expect(again.status()).toBe(404)

  // How long messages are kept is counted first, and told to whoever is in the room.
  await admin.arrives('/admin/rooms')
  await page.getByTestId('admin-row').filter({ hasText: room }).click()
  await page.getByTestId('room-retention').selectOption('30')
  await expect(page.getByRole('dialog')).toContainText('No message is older now')
  await page.getByRole('dialog').getByTestId('confirm').click()
  await expect(page.getByTestId('room-retention')).toHaveValue('30')
  await member.page.getByTestId('toggle-members').click()
  await expect(member.page.getByTestId('room-retention-note')).toHaveText('Messages are kept for 30 days.')

  await admin.arrives('/admin/audit')
  await page.getByTestId('filter-action').selectOption('exports.open')
  await expect(page.getByTestId('admin-row')).toHaveCount(1)
  await expect(page.getByTestId('admin-row')).toContainText(room)
  // Whose acts: one's own, somebody's by name, everybody's again; the keys stay at the filter.
  const who = page.getByTestId('filter-actor')
  await who.click()
  await page.getByTestId('only-mine').click()
  await expect(who).toHaveText(`By ${admin.name}`)
  await expect(page.getByTestId('admin-row')).toHaveCount(1)
  await expect(who).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByTestId('people-input').fill(member.account.handle)
  await page.getByTestId('found-person').click()
  await expect(page).toHaveURL(/actor=/)
  await expect(page.getByTestId('admin-row')).toHaveCount(0)
  await page.getByTestId('clear-actor').click()
  await expect(page.getByTestId('admin-row')).toHaveCount(1)
  await expect(who).toBeFocused()
})
