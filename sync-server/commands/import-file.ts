import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type OpenedFacts, openFacts, type SealedFactsProblem } from '#contracts/sealed-facts'
import { importFacts } from '../organisations/import-facts.ts'
import { refuse } from './command-refusal.ts'
import { type CommandSurroundings, type HubOptions, type OpenedHub, openHub } from './open-hub.ts'
import { readOwnKeys } from './own-keys.ts'

/** `desk import FILE`. */
export async function importFile(
  file: string,
  options: HubOptions,
  surroundings: CommandSurroundings,
): Promise<void> {
  const text = readText(resolve(file))
  const hub = await openHub(options, surroundings)
  const opened = await openSealed(hub, text)
  const { desk, facts } = opened.about
  const imported = await importFacts(hub, hub.book, opened)
  if (imported.outcome === 'unknown-desk')
    return refuse(
      `文件来自登记台 ${desk}，本枢纽没有登记过它。`,
      `The file is of desk ${desk}, which this hub has never enrolled.`,
    )
  const { written, present, different } = imported
  const refused = [...imported.refused.values()].reduce((sum, count) => sum + count, 0)
  surroundings.say(
    `登记台 ${desk} 的 ${facts} 条记录：写入 ${written}，已有 ${present}，内容不同未写 ${different}，不接受 ${refused}。 Facts of desk ${desk}: ${facts} in the file, ${written} written, ${present} already here, ${different} differ from what is here and were left out, ${refused} refused.`,
  )
  for (const [reason, count] of imported.refused) surroundings.say(`  ${count} × ${reason}`)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return refuse(`读不到文件 ${file}，请检查路径。`, `The file ${file} cannot be read: check its path.`)
  }
}

async function openSealed(hub: OpenedHub, text: string): Promise<OpenedFacts> {
  const key = (await readOwnKeys(hub)).export
  const opened = await openFacts(text, await key.open())
  return opened.ok ? opened.value : sayWhyClosed(opened.problems[0])
}

function sayWhyClosed(problem: SealedFactsProblem | undefined): never {
  switch (problem?.code) {
    case 'newer-sealed-facts':
      return refuse(
        '文件由更新版本的登记台导出，请先升级枢纽。',
        'The file was made by a newer desk: upgrade the hub first.',
      )
    case 'not-for-this-hub':
      return refuse(
        '文件打不开：它不是为本枢纽导出的，或者已被改动；请在登记台重新导出。',
        'The file does not open: it was sealed for another hub, or changed on its way; export it at the desk again.',
      )
    case 'not-sealed-facts':
    case undefined:
      return refuse(
        '这不是登记台导出的记录文件，请选择登记台“导出未上传记录”得到的文件。',
        'This is no file of facts: take the one that the locked desk exported.',
      )
  }
}
