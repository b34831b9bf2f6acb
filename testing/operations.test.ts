import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const folder = resolve(import.meta.dirname, '../sync-server')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

/** What these tests look at; the whole form is compose-spec's. */
const Service = z.looseObject({
  image: z.string().optional(),
  build: z.union([z.string(), z.object({ context: z.string(), dockerfile: z.string() })]).optional(),
  user: z.string().optional(),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  secrets: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  command: z.array(z.string()).optional(),
  entrypoint: z.array(z.string()).optional(),
  networks: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  stop_grace_period: z.string().optional(),
  profiles: z.array(z.string()).optional(),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
})
const Compose = z.looseObject({
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })).optional(),
  volumes: z.record(z.string(), z.unknown()).optional(),
  secrets: z.record(z.string(), z.object({ file: z.string() })).optional(),
})

const single = Compose.parse(parse(read('compose.yaml'), { merge: true }))
const overlay = Compose.parse(parse(read('compose.cluster.yaml'), { merge: true }))
const files = { 'compose.yaml': single, 'compose.cluster.yaml': overlay }
const names = (named: object | undefined) => Object.keys(named ?? {})
const isOurs = (source: string) => source.startsWith('./')

describe.each(Object.entries(files))('%s', (name, compose) => {
  const services = Object.entries(compose.services)

  test('mounts only files that are here, and folders that the handbook tells to make', () => {
    const sources = services.flatMap(([, { volumes = [] }]) =>
      volumes.map((volume) => volume.split(':')[0] ?? ''),
    )
    const missing = sources.filter(isOurs).filter((source) => !existsSync(join(folder, source)))
    const made =
      read('../docs/operations.md')
        .match(/^mkdir .*$/m)?.[0]
        .split(' ') ?? []
    expect(missing.filter((source) => !made.includes(source.slice(2)))).toEqual([])
  })

  test('uses only volumes, networks, secrets and services that are declared', () => {
    const declared = {
      volumes: [...names(single.volumes), ...names(overlay.volumes)],
      networks: names(single.networks),
      secrets: names(single.secrets),
      services: [...names(single.services), ...(compose === overlay ? names(overlay.services) : [])],
    }
    for (const [service, { volumes = [], networks = [], secrets = [], depends_on = {} }] of services) {
      const kept = volumes.map((volume) => volume.split(':')[0] ?? '').filter((source) => !isOurs(source))
      expect(
        kept.filter((volume) => !declared.volumes.includes(volume)),
        service,
      ).toEqual([])
      const nets = Array.isArray(networks) ? networks : names(networks)
      expect(
        nets.filter((network) => !declared.networks.includes(network)),
        service,
      ).toEqual([])
      expect(
        secrets.filter((secret) => !declared.secrets.includes(secret)),
        service,
      ).toEqual([])
      expect(
        names(depends_on).filter((other) => !declared.services.includes(other)),
        service,
      ).toEqual([])
    }
  })

  test('waits only for services that say how they are', () => {
    const all = { ...single.services, ...overlay.services }
    for (const [service, { depends_on = {} }] of services) {
      const healthy = Object.entries(depends_on).filter(
        ([, { condition }]) => condition === 'service_healthy',
      )
      const silent = healthy.filter(([other]) => !(single.services[other] ?? all[other])?.healthcheck)
      expect(silent.map(([other]) => `${service} waits for ${other}`)).toEqual([])
    }
  })

  test('pins every image to a version', () => {
    const images = services.flatMap(([, { image }]) => image ?? [])
    expect(images.filter((image) => !/:\d+\.\d+\.\d+$/.test(image))).toEqual([])
  })

  test('holds no secret', () => {
    const told = services.flatMap(([, { environment = {} }]) => Object.keys(environment))
    expect(told.filter((variable) => /PASSWORD|SECRET|COOKIE|HUB_URL/.test(variable))).toEqual([])
    expect(read(name)).not.toMatch(/https?:\/\/[^\s/]*:[^\s/]*@/)
    for (const { file } of Object.values(compose.secrets ?? {})) expect(file).toMatch(/^\.\/secrets\//)
    expect(read('../.gitignore').split('\n')).toEqual(
      expect.arrayContaining(['sync-server/secrets/', 'sync-server/.env', 'sync-server/handover/']),
    )
  })

  test('takes from every process of ours and of the proxy what it does not need', () => {
    const bound = services.filter(([, { image }]) => image !== undefined && !image.includes('couchdb'))
    for (const [service, { user, read_only, cap_drop, security_opt }] of bound) {
      expect([user === undefined, user === 'root', read_only, cap_drop, security_opt], service).toEqual([
        false,
        false,
        true,
        ['ALL'],
        ['no-new-privileges:true'],
      ])
    }
  })
})

test('the hub is reached from outside through the proxy alone, and its figures from its own machine alone', () => {
  const ports = Object.entries({ ...single.services, ...overlay.services }).flatMap(
    ([service, { ports = [] }]) => ports.map((port) => `${service} ${port}`),
  )
  expect(ports).toEqual([])
  expect(single.services.proxy?.ports).toEqual([
    `\${HTTPS_PORT:-443}:8443`,
    `\${HTTP_PORT:-80}:8080`,
    `127.0.0.1:\${METRICS_PORT:-9180}:9181`,
  ])
  expect(names(single.services).filter((service) => single.services[service]?.ports)).toEqual(['proxy'])
  expect(single.networks?.inside).toEqual({ internal: true })
  const outside = Object.entries(single.services).filter(
    ([, { networks }]) => Array.isArray(networks) && networks.includes('outside'),
  )
  expect(outside.map(([service]) => service)).toEqual(['proxy'])
})

test('what .env.example names is what the files ask for', () => {
  const asked = Object.keys(files).flatMap((name) =>
    [...read(name).matchAll(/\$\{(\w+)/g)].map(([, variable]) => variable),
  )
  const offered = [...read('.env.example').matchAll(/^(\w+)=/gm)].map(([, variable]) => variable)
  expect([...new Set(asked)].toSorted()).toEqual(offered.toSorted())
})

test('the post office has the time to finish what it has in hand', () => {
  const periods = ['post-office', 'desk-pages'].map((name) => single.services[name]?.stop_grace_period ?? '')
  expect(periods.filter((period) => Number.parseInt(period, 10) < 15)).toEqual([])
})

test('every command that the files run is there', () => {
  const all = [...Object.values(single.services), ...Object.values(overlay.services)]
  const run = all.flatMap(({ command = [], entrypoint = [] }) => [...command, ...entrypoint])
  const programs = run.filter((word) => /\.(ts|sh)$/.test(word)).map((word) => word.replace(/^\/app\//, ''))
  expect(programs.length).toBeGreaterThan(4)
  expect(programs.filter((program) => !existsSync(join(folder, '..', program)))).toEqual([])
  for (const script of ['with-hub-url.sh', 'couchdb/read-secrets.sh'])
    expect(statSync(join(folder, script)).mode & 0o111, script).not.toBe(0)
})

test.each(['Dockerfile', 'couchdb/Dockerfile'])('%s copies what is there, from a pinned image', (name) => {
  const context = name === 'Dockerfile' ? resolve(folder, '..') : join(folder, dirname(name))
  const copies = [...read(name).matchAll(/^COPY (?!--from)(?:--\S+ )*(.+)$/gm)].map(([, rest = '']) =>
    rest.split(' '),
  )
  const sources = copies.flatMap((words) => words.slice(0, -1))
  expect(sources.length).toBeGreaterThan(1)
  expect(sources.filter((source) => !existsSync(join(context, source)))).toEqual([])
  const images = [...read(name).matchAll(/^FROM (\S+)/gm)].map(([, image]) => image ?? '')
  expect(images.filter((image) => !/:\d+\.\d+\.\d+(-slim)?$/.test(image))).toEqual([])
})

test('the builder is sent what the Dockerfile copies, and nothing of this machine', () => {
  const ignored = read('Dockerfile.dockerignore').split('\n')
  const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, words = '']) =>
    words.split(' '),
  )
  expect(ignored).toContain('*')
  expect(copied.filter((source) => !ignored.includes(`!${source}`))).toEqual([])
  expect(ignored).toEqual(
    expect.arrayContaining(['sync-server/secrets', 'sync-server/.env', 'sync-server/handover']),
  )
})

test('the proxy knows every place that it passes on to, alone and in a cluster', () => {
  const conf = read('proxy/nginx.conf')
  const places = new Set([...conf.matchAll(/proxy_pass http:\/\/(\w+)/g)].map(([, place]) => place ?? ''))
  for (const file of ['proxy/upstream.conf', 'proxy/upstream.cluster.conf']) {
    for (const place of places) expect(read(file), file).toContain(`upstream ${place} {`)
  }
  const hosts = [...read('proxy/upstream.cluster.conf').matchAll(/server (\S+):5984/g)].map(
    ([, host]) => host,
  )
  const joined = overlay.services['join-cluster']?.command?.slice(1)
  expect(hosts).toEqual(joined)
  const named = ['couchdb-2', 'couchdb-3'].map((name) => overlay.services[name]?.environment?.NODENAME)
  expect([single.services.couchdb?.environment?.NODENAME, ...named]).toEqual(hosts)
})

test('the proxy finds the pages and the post office where they listen', () => {
  const pages = single.services['desk-pages']?.command?.[1]?.split(':')[0]
  const words = single.services['post-office']?.command ?? []
  const figures = words[words.indexOf('--metrics-port') + 1]
  for (const file of ['proxy/upstream.conf', 'proxy/upstream.cluster.conf']) {
    expect(read(file)).toContain(`server desk-pages:${pages} `)
    expect(read(file)).toContain(`server post-office:${figures} `)
  }
})

test('CouchDB’s settings say what the documentation promises of them', () => {
  const settings = new Map<string, string>()
  let section = ''
  for (const line of read('couchdb/local.ini').split('\n')) {
    section = /^\[(\w+)\]$/.exec(line)?.[1] ?? section
    const [, name, value] = /^(\w+) = (.*)$/.exec(line) ?? []
    if (name) settings.set(`${section}.${name}`, value ?? '')
  }
  expect(Object.fromEntries(settings)).toMatchObject({
    'cluster.q': '1',
    'cluster.n': '1',
    'chttpd.require_valid_user_except_for_up': 'true',
    'chttpd.enable_cors': 'false',
    'chttpd_auth.timeout': '600',
    'chttpd_auth.same_site': 'strict',
    'chttpd_auth_lockout.mode': 'enforce',
    'log.level': 'warning',
  })
  expect([...settings.keys()].filter((name) => /admins|secret|uuid/.test(name))).toEqual([])
})
