import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../root.mjs'

const dockerfile = readFileSync(path.join(root, 'Dockerfile'), 'utf8')
const composeText = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8')
const { services } = parse(composeText, { merge: true })
const ours = ['web', 'realtime', 'worker', 'migrate']

test('docker-compose.yml starts every process of ours, from a target that the Dockerfile has', () => {
  expect(Object.keys(services).sort()).toEqual([...ours, 'nginx', 'postgres', 'redis'].sort())
  for (const name of ours) expect(dockerfile).toContain(`AS ${services[name].build.target}\n`)
})

test('nothing starts before the migrations are applied', () => {
  for (const name of ['web', 'realtime', 'worker']) {
    expect(services[name].depends_on.migrate.condition).toBe('service_completed_successfully')
  }
  expect(services.migrate.depends_on.postgres.condition).toBe('service_healthy')
})

test('only the container that migrates owns the tables', () => {
  const { DATABASE_URL, PARLEY_MIGRATION_DATABASE_URL } = services.migrate.environment
  expect(PARLEY_MIGRATION_DATABASE_URL).toContain(`//${services.postgres.environment.POSTGRES_USER}:`)
  for (const name of ['web', 'realtime', 'worker']) {
    expect(services[name].environment.DATABASE_URL).toBe(DATABASE_URL)
    expect(services[name].environment).not.toHaveProperty('PARLEY_MIGRATION_DATABASE_URL')
  }
  expect(DATABASE_URL).not.toContain('POSTGRES_PASSWORD')
  const [, command = ''] = dockerfile.match(/AS migrate\nCMD \["node", "([^"]+)"\]/) ?? []
  expect(existsSync(path.join(root, command)), command).toBe(true)
})

test('people come through nginx alone, with the configuration of deploy/, and it is believed who they are', () => {
  expect(Object.keys(services).filter((name) => services[name].ports)).toEqual(['nginx'])
  const [file] = services.nginx.volumes
  const template = readFileSync(path.join(root, file.split(':')[0]), 'utf8')
  const asked = [...template.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name)
  for (const name of asked) expect(services.nginx.environment, name).toHaveProperty(name)
  const address = services.nginx.networks.default.ipv4_address
  for (const name of ['web', 'realtime']) {
    expect(services[name].environment.PARLEY_TRUSTED_PROXIES).toContain(`:-${address}}`)
  }
})

test('no secret has a default', () => {
  const secrets = [...composeText.matchAll(/\$\{([A-Z_]*(?:SECRET|KEY|PASSWORD))(.{2})/g)]
  expect(new Set(secrets.map(([, name]) => name))).toEqual(
    new Set(['POSTGRES_PASSWORD', 'POSTGRES_APPS_PASSWORD', 'PARLEY_SESSION_SECRET', 'PARLEY_TICKET_KEY']),
  )
  for (const [, name, operator] of secrets) expect(operator, name).toBe(':?')
})

test('every setting of .env.example reaches the processes', () => {
  const example = readFileSync(path.join(root, '.env.example'), 'utf8')
  const settings = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name = '']) => name)
  // The address to listen on and the data folder are the container's own; the others are Compose's.
  const elsewhere = ['HOST', 'PARLEY_DATA', 'PARLEY_HTTP_PORT', 'PARLEY_WEB_INSTANCES', 'POSTGRES_PASSWORD']
  elsewhere.push('POSTGRES_APPS_PASSWORD', 'PARLEY_MIGRATION_DATABASE_URL')
  // Whoever tests starts the processes: no container deletes what it holds because of a variable.
  elsewhere.push('PARLEY_TEST_API', 'PARLEY_TEST_API_DELETES_EVERYTHING')
  for (const name of ['web', 'realtime', 'worker']) {
    expect(Object.keys(services[name].environment).sort(), name).toEqual(
      settings.filter((setting) => !elsewhere.includes(setting)).sort(),
    )
  }
})

test('the images start the files that npm start starts', () => {
  const mains = [...dockerfile.matchAll(/"(apps\/[^"]+)"/g)].map(([, file = '']) => file)
  expect(mains.sort()).toEqual(['realtime', 'web', 'worker'].map((app) => `apps/${app}/src/main.ts`))
  for (const file of mains) expect(existsSync(path.join(root, file)), file).toBe(true)
})

test('the images install from the manifest of every package', () => {
  const folders = ['apps', 'packages'].flatMap((group) =>
    readdirSync(path.join(root, group))
      .map((name) => `${group}/${name}`)
      .filter((folder) => existsSync(path.join(root, folder, 'package.json'))),
  )
  for (const folder of folders) expect(dockerfile).toContain(`COPY ${folder}/package.json ${folder}/\n`)
})

test('the processes do not run as root', () => {
  expect(dockerfile.split('FROM runtime').at(0)).toMatch(/\nUSER node\n/)
})
