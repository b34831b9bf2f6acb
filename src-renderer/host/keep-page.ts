import { drop } from './drop.ts'

/**
 * Lets the browser keep this build's files, so that the desk opens while the hub cannot be reached. Where a browser forbids it (a
 * private window, an address without TLS that is not this machine), the desk still works while the hub answers.
 */
export function keepPage(workers: ServiceWorkerContainer | undefined): void {
  if (!workers || !import.meta.env.PROD) return
  drop(keep(workers))
}

async function keep(workers: ServiceWorkerContainer): Promise<void> {
  await workers.register('./service-worker.js', { updateViaCache: 'none' })
  const { active } = await workers.ready
  active?.postMessage('keep-fonts')
}
