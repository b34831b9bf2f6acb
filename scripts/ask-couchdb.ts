import { Argument, Command } from 'commander'
import { COUCH_METHODS, type CouchMethod, connectCouch } from '../sync-server/backup/ask-couch.ts'
import { sayWhyNot } from '../sync-server/say-why-not.ts'

/** `npm run hub:couchdb -- GET /_membership`: one request to CouchDB as its administrator, where nothing else reaches it. */
function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

async function ask(method: CouchMethod, path: string, json: string | undefined): Promise<void> {
  const { HUB_URL: hubUrl } = process.env
  if (!hubUrl || !URL.canParse(hubUrl)) {
    giveUp(
      '请用 HUB_URL 指明 CouchDB 和管理员：http://name:password@host:5984 HUB_URL must name the CouchDB, with an administrator.',
    )
  }
  if (!path.startsWith('/')) giveUp('路径以 / 开头。 The path begins with a slash.')
  const body = json === undefined ? undefined : readJson(json)
  const answer = await connectCouch(hubUrl)
    .ask(method, path, body)
    .catch((failure) => giveUp(sayWhyNot(failure, 0)))
  process.stdout.write(`${JSON.stringify(answer, null, 1)}\n`)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return giveUp('内容不是 JSON。 What is to be sent is no JSON.')
  }
}

await new Command('npm run hub:couchdb --')
  .description('ask CouchDB itself, as its administrator / 以管理员身份直接询问 CouchDB')
  .addArgument(new Argument('<method>', 'of HTTP / 方法').choices(COUCH_METHODS))
  .argument('<path>', 'with its query, such as /_up / 路径')
  .argument('[json]', 'what to send / 发送的内容')
  .action(ask)
  .parseAsync()
