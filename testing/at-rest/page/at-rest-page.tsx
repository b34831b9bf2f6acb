import '../../../src-renderer/app/desk.css'
import { Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { v7 as newId } from 'uuid'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { DeskApp } from '../../../src-renderer/app/DeskApp.tsx'
import { DeskGate, type OpenedDesk } from '../../../src-renderer/app/DeskGate.tsx'
import type { OpenDisk } from '../../../src-renderer/app/desk-disk.ts'
import type { DeskPorts } from '../../../src-renderer/app/desk-ports.ts'
import { openDesk } from '../../../src-renderer/app/open-desk.ts'
import { readPreferences } from '../../../src-renderer/app/preferences.ts'
import { submitRegistration } from '../../../src-renderer/features/register/submit-registration.ts'
import { openHost } from '../../../src-renderer/host/open-host.ts'
import { startWording } from '../../../src-renderer/wording/start-wording.ts'

declare global {
  /** Registers somebody as the form does when it is submitted; answers the codes of what the rules say against it. */
  var registerAtRest: (draft: ResidentDraft) => Promise<readonly string[]>
}

/** The desk as it is, but for one thing: `?plain` leaves the seal off its disk, to see that the search would find what lies there. */
const plainDisk: OpenDisk = ({ storage }) => ({ storage })
const isPlain = new URL(location.href).searchParams.has('plain')
const openDisk = isPlain ? plainDisk : undefined

function handOut({ identity, store, scan, today, minorsPolicies, ...ports }: DeskPorts): void {
  // Evidence is never in the open; a signature that finds no place there stays in its fact, which is.
  const evidence = isPlain ? { keep: async () => null } : ports.evidence
  globalThis.registerAtRest = async (draft) => {
    const surroundings = {
      desk: identity.desk.code,
      today: today(),
      policies: minorsPolicies(),
      store,
      evidence,
      scan,
    }
    const saved = await submitRegistration(`registration:${newId()}`, draft, surroundings)
    return saved.ok ? [] : saved.problems.map(({ code, field }) => `${field}: ${code}`)
  }
}

/** The desk behind its own door; once it is open, the test may register people too. */
async function open(): Promise<OpenedDesk> {
  const found = await openDesk(await openHost(), preferences, localStorage, openDisk)
  if (found.outcome !== 'locked') return found
  const { door } = found
  return {
    outcome: 'locked',
    door: {
      ...door,
      async enter(...entering) {
        const entered = await door.enter(...entering)
        if (entered.outcome === 'open') handOut(entered.ports)
        return entered
      },
    },
  }
}

const preferences = readPreferences(localStorage)
const opening = open()
createRoot(document.getElementById('desk') ?? document.body).render(
  <DeskApp preferences={preferences} wording={startWording(preferences.language.get())}>
    <Suspense>
      <DeskGate opening={opening} />
    </Suspense>
  </DeskApp>,
)
