import { z } from 'zod'

/** One node of CouchDB, asked as its administrator. */
export interface SetupNode {
  ask(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<{ readonly status: number; readonly body: unknown }>
}

export type Joined =
  | { readonly outcome: 'joined'; readonly added: readonly string[] }
  /** The node does not do as asked; its own words. */
  | { readonly outcome: 'refused'; readonly host: string; readonly words: string }

const Membership = z.object({ all_nodes: z.array(z.string()), cluster_nodes: z.array(z.string()) })
const Refusal = z.object({ reason: z.string() })

/** The image names every node so (`NODENAME` in compose.cluster.yaml). */
const nodeName = (host: string) => `couchdb@${host}`

/**
 * Joins nodes into one cluster through the first of them, by CouchDB's `_cluster_setup` (docs.couchdb.org, "Set Up"). Their image has
 * taken the step before already: each has an administrator and listens to the others. Repeatable, and it goes on where it was
 * interrupted. The last step is taken every time: it gives every node the first one's administrator, uuid and session secret, without
 * which a session of one node would be none at the next.
 */
export async function joinNodes(
  first: SetupNode,
  hosts: readonly string[],
  credential: { readonly username: string; readonly password: string },
  waitABit: () => Promise<void>,
): Promise<Joined> {
  const members = Membership.parse((await first.ask('GET', '/_membership')).body)
  const missing = hosts.filter((host) => !members.cluster_nodes.includes(nodeName(host)))
  for (const host of missing) {
    const step = { action: 'add_node', host, port: 5984, ...credential }
    const { status, body } = await first.ask('POST', '/_cluster_setup', step)
    if (status !== 201) return { outcome: 'refused', host, words: wordsOf(body) }
  }
  while (!(await seesAll(first, hosts))) await waitABit()
  const { status, body } = await first.ask('POST', '/_cluster_setup', { action: 'finish_cluster' })
  // Where the databases that a cluster needs were there already, CouchDB does everything else of this step and calls it an error.
  if (status !== 201 && !/already finished/.test(wordsOf(body)))
    return { outcome: 'refused', host: hosts[0] ?? '', words: wordsOf(body) }
  return { outcome: 'joined', added: missing }
}

async function seesAll(node: SetupNode, hosts: readonly string[]): Promise<boolean> {
  const { all_nodes: seen } = Membership.parse((await node.ask('GET', '/_membership')).body)
  return hosts.every((host) => seen.includes(nodeName(host)))
}

function wordsOf(body: unknown): string {
  const read = Refusal.safeParse(body)
  return read.success ? read.data.reason : 'no reason was given'
}
