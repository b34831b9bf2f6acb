import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { until } from '#testing/until'

const CONFIGURATION = resolve(import.meta.dirname, '../../sync-server/proxy/nginx.conf')

export interface RunningProxy {
  readonly version: string
  readonly httpsPort: number
  readonly httpPort: number
  /** Of the post office and the administrator's commands. */
  readonly insidePort: number
  /** What the proxy proves itself with. */
  readonly certificate: string
  /** What nginx has complained of so far. */
  log(): string
  stop(): Promise<void>
}

/** Null where there is no nginx on this machine, or no openssl to make a certificate with. */
export function findProxy(): { readonly program: string; readonly version: string } | null {
  const programs = [process.env.NGINX, 'nginx', '/usr/sbin/nginx'].filter((name) => name !== undefined)
  for (const program of programs) {
    const { stderr, status } = spawnSync(program, ['-v'], { encoding: 'utf8' })
    const version = status === 0 ? /nginx\/([\d.]+)/.exec(stderr)?.[1] : undefined
    if (version !== undefined && spawnSync('openssl', ['version']).status === 0) return { program, version }
  }
  return null
}

/** Runs nginx.conf itself on loopback ports: its ports and its certificate's place are all that differs, and what stands behind it is named by an upstream.conf of the check. */
export async function startProxy(
  { program, version }: { readonly program: string; readonly version: string },
  behind: { readonly couchUrl: string; readonly pagesUrl: string },
): Promise<RunningProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'))
  const [httpsPort, httpPort, insidePort, metricsPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ]
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')]
  makeCertificate(certificate, key)
  const changes: readonly (readonly [string, string])[] = [
    ['listen 8443 ssl', `listen 127.0.0.1:${httpsPort} ssl`],
    ['listen 8080', `listen 127.0.0.1:${httpPort}`],
    ['listen 5984', `listen 127.0.0.1:${insidePort}`],
    ['listen 9181', `listen 127.0.0.1:${metricsPort}`],
    ['/run/secrets/tls-certificate', certificate],
    ['/run/secrets/tls-key', key],
    // An nginx before 1.25.1 says it in another place.
    ...(isOlder(version, [1, 25, 1]) ? ([[' ssl;\n    http2 on;', ' ssl http2;']] as const) : []),
  ]
  let text = readFileSync(CONFIGURATION, 'utf8')
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`nginx.conf says nothing of ${from}`)
    text = text.replace(from, to)
  }
  writeFileSync(join(folder, 'nginx.conf'), text)
  const places = { couchdb: behind.couchUrl, desk_pages: behind.pagesUrl, post_office: behind.pagesUrl }
  const upstreams = Object.entries(places).map(
    ([name, url]) => `upstream ${name} { server ${new URL(url).host}; keepalive 16; }`,
  )
  writeFileSync(join(folder, 'upstream.conf'), upstreams.join('\n'))
  // Started by root, nginx would work as somebody who may not enter the folder. In compose.yaml it is never root.
  const asRoot = process.getuid?.() === 0 ? ['-g', 'user root;'] : []
  const child = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf'), ...asRoot], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    log += piece
  })
  await listening(child, httpsPort, () => log)
  return {
    version,
    httpsPort,
    httpPort,
    insidePort,
    certificate: readFileSync(certificate, 'utf8'),
    log: () => log,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGQUIT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function makeCertificate(certificate: string, key: string): void {
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const form = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  execFileSync('openssl', ['req', ...form, '-keyout', key, '-out', certificate, ...names], {
    stdio: 'ignore',
  })
}

async function listening(child: ChildProcess, port: number, log: () => string): Promise<void> {
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`nginx does not start: ${log()}`)
    const probe = createServer()
    const taken = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(true))
      probe.listen(port, '127.0.0.1', () => resolve(false))
    })
    probe.close()
    return taken
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const port = Number(Object(probe.address()).port)
  probe.close()
  await once(probe, 'close')
  return port
}

function isOlder(version: string, than: readonly number[]): boolean {
  const parts = version.split('.').map(Number)
  for (const [index, number] of than.entries()) {
    const part = parts[index] ?? 0
    if (part !== number) return part < number
  }
  return false
}
