import { resolve } from 'node:path'
import { HEAD_PARTS, type OpenedFacts, openFacts, type SealedFactsProblem } from '#contracts/sealed-facts'
import { type DeskOfFile, findDeskOfFile } from '../organisations/desk-of-file.ts'
import { importEvidence } from '../organisations/import-evidence.ts'
import { importFacts } from '../organisations/import-facts.ts'
import { refuse } from './command-refusal.ts'
import { type CommandSurroundings, type HubOptions, type OpenedHub, openHub } from './open-hub.ts'
import { readOwnKeys } from './own-keys.ts'
import { readParts } from './read-parts.ts'

/** `desk import FILE`. */
export async function importFile(
  file: string,
  options: HubOptions,
  surroundings: CommandSurroundings,
): Promise<void> {
  const parts = readParts(resolve(file))
  try {
    await importParts(parts, options, surroundings)
  } finally {
    await parts.return()
  }
}

async function importParts(
  parts: AsyncGenerator<string, void, void>,
  options: HubOptions,
  surroundings: CommandSurroundings,
): Promise<void> {
  const head = await readHead(parts)
  const hub = await openHub(options, surroundings)
  const opened = await openSealed(hub, head)
  const { desk, facts } = opened.about
  const from = await findDeskOfFile(hub, hub.book, opened.about)
  if (!from)
    return refuse(
      `文件来自登记台 ${desk}，本枢纽没有登记过它。`,
      `The file is of desk ${desk}, which this hub has never enrolled.`,
    )
  const { written, present, different, refused } = await importFacts(hub, from, opened)
  surroundings.say(
    `登记台 ${desk} 的 ${facts} 条记录：写入 ${written}，已有 ${present}，内容不同未写 ${different}，不接受 ${countAll(refused)}。 Facts of desk ${desk}: ${facts} in the file, ${written} written, ${present} already here, ${different} differ from what is here and were left out, ${countAll(refused)} refused.`,
  )
  sayReasons(refused, surroundings)
  if (opened.about.evidence !== undefined) await takeEvidence(hub, from, opened, parts, surroundings)
}

async function takeEvidence(
  hub: OpenedHub,
  from: DeskOfFile,
  opened: OpenedFacts,
  chunks: AsyncIterable<string>,
  surroundings: CommandSurroundings,
): Promise<void> {
  const { desk, evidence } = opened.about
  const { written, present, incomplete, refused } = await importEvidence(hub, from, opened, chunks)
  surroundings.say(
    `登记台 ${desk} 的 ${evidence} 份材料：写入 ${written}，已有 ${present}，不完整或已损坏 ${incomplete}，不接受 ${countAll(refused)}。 Evidence of desk ${desk}: ${evidence} in the file, ${written} written, ${present} already here, ${incomplete} incomplete or damaged, ${countAll(refused)} refused.`,
  )
  sayReasons(refused, surroundings)
  if (incomplete > 0)
    surroundings.say(
      '文件在路上缺了或坏了一部分：请在登记台重新导出，再导入一次，已写入的不会重复。 Part of the file was lost or damaged on its way: export it at the desk again and take that in too; nothing is written twice.',
    )
}

function countAll(refused: ReadonlyMap<string, number>): number {
  return [...refused.values()].reduce((sum, count) => sum + count, 0)
}

function sayReasons(refused: ReadonlyMap<string, number>, { say }: CommandSurroundings): void {
  for (const [reason, count] of refused) say(`  ${count} × ${reason}`)
}

/** All before the first chunk; what follows stays unread. */
async function readHead(parts: AsyncGenerator<string, void, void>): Promise<string> {
  const head: string[] = []
  while (head.length < HEAD_PARTS) {
    const { done, value } = await parts.next()
    if (done || value === undefined) break
    head.push(value)
  }
  return head.join('.')
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
