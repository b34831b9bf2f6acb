/**
 * Plain Chromium cannot be taught a scheme, so each of ours gets a host below `.localhost`: a secure context with an origin of its
 * own, as `app:` and `hub:` are in Electron. What main sees and says is translated back, so main never knows.
 */
const HOSTS = { app: 'desk', hub: 'hub' } as const
type OurScheme = keyof typeof HOSTS

/** The host in front of which Chromium must be sent to the page server; port 80, so that the origin outlives a restart. */
export const HTTP_HOSTS = Object.values(HOSTS).map((host) => `${host}.localhost`)

function pairs(): readonly (readonly [ours: string, http: string])[] {
  return Object.entries(HOSTS).map(([scheme, host]) => [`${scheme}://${host}`, `http://${host}.localhost`])
}

/** `app://desk/x` → `http://desk.localhost/x`; everything else as it is. */
export function toHttp(text: string): string {
  return pairs().reduce((result, [ours, http]) => result.replaceAll(ours, http), text)
}

/** `http://desk.localhost/x` → `app://desk/x`; everything else as it is. */
export function toOurs(text: string): string {
  return pairs().reduce((result, [ours, http]) => result.replaceAll(http, ours), text)
}

/** A policy that allows a whole scheme allows the host that stands for it. */
export function policyToHttp(policy: string): string {
  return toHttp(policy).replaceAll(/\bhub:(?=[\s;]|$)/g, `http://${HOSTS.hub}.localhost`)
}

/** The scheme whose handler answers for a host, or null. */
export function schemeOfHost(host: string): OurScheme | null {
  const plain = host.replace(/:\d+$/, '')
  if (plain === `${HOSTS.app}.localhost`) return 'app'
  return plain === `${HOSTS.hub}.localhost` ? 'hub' : null
}
