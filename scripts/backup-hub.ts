import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { REGISTER_DATABASE } from '#contracts/hub-databases'
import { connectCouch } from '../sync-server/backup/ask-couch.ts'
import { backUpHub } from '../sync-server/backup/back-up-hub.ts'
import { writeBackup } from '../sync-server/backup/backup-file.ts'
import { progressBar } from '../sync-server/progress-bar.ts'
import { sayWhyNotRestored } from './say-why-not-restored.ts'

function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

async function backUp({ out, register }: { out: string; register: string }): Promise<void> {
  const { HUB_URL: hubUrl } = process.env
  if (!hubUrl) {
    giveUp(
      '请用 HUB_URL 指明 CouchDB 和管理员：http://name:password@host:5984 HUB_URL must name the CouchDB, with an administrator.',
    )
  }
  if (existsSync(out)) giveUp(`${out} 已存在，不会覆盖。 ${out} is there already and is not written over.`)
  const onProgress = progressBar(process.stderr, '备份 backup')
  const lines = backUpHub(connectCouch(hubUrl), { register, now: new Date(), onProgress })
  await writeBackup(out, lines).catch((failure) => giveUp(sayWhyNotRestored(failure)))
  process.stdout.write(`backup: ${out}\n`)
  process.stderr.write(
    '备份含有居民资料，请加密保存；keys 文件夹不在其中，请另行备份。 It holds residents’ data: keep it encrypted. The keys folder is not in it: back that up apart.\n',
  )
}

await new Command('npm run hub:backup --')
  .description('write everything that a hub’s CouchDB holds into one file / 备份枢纽')
  .requiredOption('--out <file>', 'the file to write, .jsonl.gz / 备份文件')
  .option('--register <name>', 'database of identities and numbers / 登记库', REGISTER_DATABASE)
  .action(backUp)
  .parseAsync()
