import { Command } from 'commander'
import { REGISTER_DATABASE } from '#contracts/hub-databases'
import { connectCouch } from '../sync-server/backup/ask-couch.ts'
import { restoreHub } from '../sync-server/backup/restore-hub.ts'
import { skipNumbers } from '../sync-server/backup/skip-numbers.ts'
import { noteRestored } from '../sync-server/erasure/erase-again.ts'
import { connectHubStore } from '../sync-server/hub-store.ts'
import { progressBar } from '../sync-server/progress-bar.ts'
import { sayWhyNotRestored } from './say-why-not-restored.ts'

interface RestoreOptions {
  readonly in: string
  readonly register: string
  readonly numberGap: string
}

function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

async function restore({ in: path, register, numberGap }: RestoreOptions): Promise<void> {
  const { HUB_URL: hubUrl } = process.env
  if (!hubUrl) {
    giveUp(
      '请用 HUB_URL 指明 CouchDB 和管理员：http://name:password@host:5984 HUB_URL must name the CouchDB, with an administrator.',
    )
  }
  const gap = Number(numberGap)
  if (!Number.isInteger(gap) || gap < 0 || gap > 900_000) {
    giveUp('--number-gap 应为 0 到 900000 的数字。 --number-gap must be a number from 0 to 900000.')
  }
  try {
    const onProgress = progressBar(process.stderr, '恢复 restore')
    const couch = connectCouch(hubUrl)
    const { databases, documents, madeAt } = await restoreHub(couch, path, { register, onProgress })
    const span = { gap, backupMadeAt: madeAt, now: new Date() }
    const store = connectHubStore(() => hubUrl)
    const skipped = await skipNumbers(store, register, span)
    // Whoever was erased may be in the backup with everything that was known of them.
    await noteRestored({ store, register }, span.now)
    process.stdout.write(
      `restored: ${databases} databases, ${documents} documents of ${madeAt.toISOString()}; numbers skipped in ${skipped} divisions and months\n`,
    )
  } catch (failure) {
    giveUp(sayWhyNotRestored(failure))
  }
}

await new Command('npm run hub:restore --')
  .description('restore a backup into an empty CouchDB / 恢复枢纽')
  .requiredOption('--in <file>', 'the backup / 备份文件')
  .option('--register <name>', 'database of identities and numbers / 登记库', REGISTER_DATABASE)
  .option(
    '--number-gap <count>',
    'numbers left free, which may have been given out after the backup; 0 where the hub stood still / 跳过的号码数',
    '10000',
  )
  .action(restore)
  .parseAsync()
