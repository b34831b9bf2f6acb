import { type DeskIdentity, type EnrolAnswer, Enrolment } from '#contracts/enrolment'
import type { SecretStore } from './secret-store.ts'

/** What the choice of a desk looks at; the page and its parts in the product. */
export interface TabSurroundings {
  readonly secrets: SecretStore
  /** The page's address. */
  readonly address: string
  /** Lives as long as the tab, so that two tabs of one profile may be two desks. */
  readonly tab: Pick<Storage, 'getItem' | 'setItem'>
  readonly fetch: (address: string) => Promise<Response>
}

const TAB_KEY = 'desk'

/**
 * Which desk this tab is: the one named by `?desk=` in the address, else the one it was before a reload, else the one that was open
 * last in this profile. A desk that is not enrolled yet is asked for at the trial's own address, once; elsewhere that answers 404.
 */
export async function findDeskOfThisTab(tab: TabSurroundings): Promise<DeskIdentity | null> {
  const code =
    new URL(tab.address).searchParams.get('desk') ??
    tab.tab.getItem(TAB_KEY) ??
    (await tab.secrets.findLastDesk())
  if (code === null) return null
  const identity = (await tab.secrets.findIdentity(code)) ?? (await enrolOnTrial(code, tab))
  if (identity) await rememberDesk(identity, tab)
  return identity
}

/** From now on this tab is this desk. */
export async function rememberDesk(identity: DeskIdentity, tab: TabSurroundings): Promise<void> {
  tab.tab.setItem(TAB_KEY, identity.desk.code)
  await tab.secrets.rememberLastDesk(identity.desk.code)
}

/** Keeps an enrolment, and makes this tab its desk. */
export async function keepEnrolment(enrolment: Enrolment, tab: TabSurroundings): Promise<EnrolAnswer> {
  try {
    await tab.secrets.keep(enrolment)
    await rememberDesk(enrolment, tab)
    return { outcome: 'kept' }
  } catch {
    return { outcome: 'not-stored' }
  }
}

/** Makes this tab another desk of this profile; false where it has no such desk, or the browser keeps nothing. */
export async function chooseDesk(deskCode: string, tab: TabSurroundings): Promise<boolean> {
  try {
    const identity = await tab.secrets.findIdentity(deskCode)
    if (identity) await rememberDesk(identity, tab)
    return identity !== null
  } catch {
    return false
  }
}

async function enrolOnTrial(code: string, tab: TabSurroundings): Promise<DeskIdentity | null> {
  const enrolment = await fetchTrialEnrolment(code, tab)
  if (!enrolment || enrolment.desk.code !== code) return null
  await tab.secrets.keep(enrolment)
  return tab.secrets.findIdentity(code)
}

async function fetchTrialEnrolment(code: string, tab: TabSurroundings): Promise<Enrolment | null> {
  try {
    const answer = await tab.fetch(
      new URL(`/desk/trial-enrolment/${encodeURIComponent(code)}`, tab.address).href,
    )
    const read = Enrolment.safeParse(await answer.json())
    return answer.ok && read.success ? read.data : null
  } catch {
    // No line, or no trial: either way this desk has no enrolment now.
    return null
  }
}
