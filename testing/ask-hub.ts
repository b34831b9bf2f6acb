export interface HubAnswer {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON. */
  readonly body: unknown
}

/** One JSON request to a CouchDB whose URL may hold a credential, which `fetch` alone refuses. */
export async function askHub(
  hubUrl: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<HubAnswer> {
  const url = new URL(hubUrl)
  const credential = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  const answer = await fetch(`${url.origin}${url.pathname.replace(/\/$/, '')}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(url.username ? { authorization: `Basic ${Buffer.from(credential).toString('base64')}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, headers: answer.headers, body: await answer.json().catch(() => null) }
}
