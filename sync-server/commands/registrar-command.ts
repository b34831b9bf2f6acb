import { Argument, type Command } from 'commander'
import { REGISTRAR_POLICIES, type RegistrarPolicy } from '#contracts/directory'
import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import type { HubStore } from '../hub-store.ts'
import { type CommandSurroundings, type HubOptions, onRunningHub, openHub } from './open-hub.ts'

const POLICY_WORDS = {
  manual: ['由登记机关人工审批（3 至 5 个工作日）', 'by the registrar’s people, within 3 to 5 working days'],
  automatic: ['符合规则即予通过', 'at once, where the rules admit them'],
} as const satisfies Record<RegistrarPolicy, readonly [string, string]>

/** `registrar [manual|automatic]`. */
export function addRegistrarCommand(program: Command, surroundings: CommandSurroundings): void {
  onRunningHub(program.command('registrar'))
    .description('how individuals are admitted / 个人注册的审批方式')
    .addArgument(new Argument('[policy]', 'leave it out to see the present one').choices(REGISTRAR_POLICIES))
    .action(async (policy: RegistrarPolicy | undefined, options: HubOptions) => {
      const { store, book } = await openHub(options, surroundings)
      if (policy !== undefined) await putPolicy(store, policy)
      const [zh, en] = POLICY_WORDS[policy ?? book.policy()]
      surroundings.say(`个人注册：${zh}。 Individuals are admitted ${en}.`)
    })
}

async function putPolicy(store: HubStore, policy: RegistrarPolicy): Promise<void> {
  for (;;) {
    const old = await store.find(DIRECTORY_DATABASE, 'registrar')
    if (old?.policy === policy) return
    const entry = { _id: 'registrar', kind: 'registrar', policy }
    const written = old
      ? await store.replace(DIRECTORY_DATABASE, { ...entry, _rev: old._rev })
      : await store.create(DIRECTORY_DATABASE, entry)
    if (written === 'created' || written === 'replaced') return
  }
}
