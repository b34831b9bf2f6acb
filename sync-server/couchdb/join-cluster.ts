import { setTimeout as rest } from 'node:timers/promises'
import { joinNodes, type SetupNode } from './join-nodes.ts'

/** `node sync-server/couchdb/join-cluster.ts HOST…`: the set-up job of compose.cluster.yaml. HUB_URL names the first node's administrator. */
function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const hosts = process.argv.slice(2)
const hubUrl = process.env.HUB_URL ?? ''
if (hosts.length < 2 || !URL.canParse(hubUrl)) {
  giveUp(
    '请写出各节点的主机名，并用 HUB_URL 指明第一个节点和管理员。 Name the hosts of all nodes, and set HUB_URL to the first of them with its administrator.',
  )
}
const { origin, username, password } = new URL(hubUrl)
const credential = { username: decodeURIComponent(username), password: decodeURIComponent(password) }
const authorization = `Basic ${Buffer.from(`${credential.username}:${credential.password}`).toString('base64')}`
const first: SetupNode = {
  async ask(method, path, body) {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: { authorization, accept: 'application/json', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: await answer.json().catch(() => null) }
  },
}
const joined = await joinNodes(first, hosts, credential, () => rest(1000)).catch(() =>
  giveUp('第一个节点没有正常应答。 The first node does not answer as it should.'),
)
if (joined.outcome === 'refused') {
  giveUp(`节点 ${joined.host} 没有加入：${joined.words}  Node ${joined.host} did not join: ${joined.words}`)
}
process.stdout.write(
  `集群 ${hosts.length} 个节点，本次加入 ${joined.added.length} 个。 A cluster of ${hosts.length} nodes, ${joined.added.length} joined now.\n`,
)
