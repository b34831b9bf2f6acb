import type { AnyFact } from '#domain/fact'
import { buildNationalNumber } from '../national-number.ts'
import type { Attempt } from './attempt.ts'
import type { Ground } from './ground.ts'
import type { Intruder } from './intruder.ts'
import { workedOn } from './worked-on.ts'

/** Decides on what is somebody else's to decide. */
export function reviewAttempts(ground: Ground): readonly Attempt[] {
  const { desk, elsewhere, corps, otherCorps } = ground
  const approves = (name: string, applicant: Intruder): Attempt => ({
    name,
    async attempt() {
      const application = applicationOf(applicant, corps.org)
      if (!(await writes(applicant, application))) return 'its control failed: the application was not stored'
      await workedOn(ground, applicant)
      if (!(await writes(otherCorps, approvalOf(otherCorps, application))))
        return 'its control failed: the decision was not stored'
      await workedOn(ground, otherCorps)
      await workedOn(ground, applicant)
      if (await isApproved(ground, applicant, application)) return 'the group was approved'
      return (await isTheirs(ground, applicant, application))
        ? 'repelled'
        : 'its control failed: nobody can approve'
    },
  })
  return [
    approves('a corps approves a group of another county', desk),
    approves('a corps approves the group of another office of another county', elsewhere),
    approvesUnasked(ground),
    approvesOwn(ground),
  ]
}

/** The control: the hub laid the application before the right corps, and that corps' approval counts. */
async function isTheirs(ground: Ground, applicant: Intruder, application: AnyFact): Promise<boolean> {
  const { corps, asAdmin } = ground
  const routed = await asAdmin('GET', `/${corps.database}/${encodeURIComponent(`${application.id}.routed`)}`)
  if (routed.status !== 200) return false
  await writes(corps, approvalOf(corps, application))
  await workedOn(ground, corps)
  await workedOn(ground, applicant)
  return isApproved(ground, applicant, application)
}

/** A group that nobody applied for. */
function approvesUnasked(ground: Ground): Attempt {
  const { corps, desk } = ground
  return {
    name: 'a corps approves a group for which nobody applied',
    async attempt() {
      const application = applicationOf(desk, corps.org)
      if (!(await writes(corps, approvalOf(corps, application))))
        return 'its control failed: it was not stored'
      await workedOn(ground, corps)
      await workedOn(ground, desk)
      return (await isApproved(ground, desk, application)) ? 'the group was approved' : 'repelled'
    },
  }
}

/** A corps has all the functions of a team (notice, section 4.3), but the federation decides on the corps itself. */
function approvesOwn(ground: Ground): Attempt {
  const { otherCorps, hub } = ground
  const federation = hub.tree.organisations[1]?.code ?? ''
  return {
    name: 'a corps approves itself',
    async attempt() {
      const application = applicationOf(otherCorps, federation, {
        level: 'corps',
        kind: 'civilisation-office',
        name: '顺河回族区志愿服务总队',
        division: '410203',
        population: null,
      })
      if (!(await writes(otherCorps, application)))
        return 'its control failed: the application was not stored'
      await workedOn(ground, otherCorps)
      if (!(await writes(otherCorps, approvalOf(otherCorps, application))))
        return 'its control failed: it was not stored'
      await workedOn(ground, otherCorps)
      return (await isApproved(ground, otherCorps, application)) ? 'the corps was approved' : 'repelled'
    },
  }
}

let communities = 0

/** A group that everything is right with, under a name that nobody has. */
function applicationOf(applicant: Intruder, parent: string, changes: object = {}): AnyFact {
  const subject = `group:${crypto.randomUUID()}`
  communities += 1
  const community = `龙亭区第${communities}社区`
  const body = {
    ...{ level: 'team', kind: 'community', name: `${community}志愿服务队`, registered: false, parent },
    unit: { name: community, type: '09', creditCode: null },
    ...{ division: '410202', address: '北道门街 12 号', professionalField: null, plannedSize: 50 },
    contact: { fullName: '张敏', phone: '13803781234' },
    personInCharge: {
      fullName: '张敏',
      phone: '13803781234',
      document: { type: 'resident-id', number: buildNationalNumber('410202', '1985-05-20', '024') },
    },
    ...{ serviceCategories: ['0001'], population: 3200, staffCount: null },
    ...changes,
  }
  return applicant.fact({ subject, id: `${subject}:${crypto.randomUUID()}`, kind: 'group-applied', body })
}

function approvalOf(by: Intruder, application: AnyFact): AnyFact {
  const { subject } = application
  return by.fact({
    subject,
    id: `${subject}:${crypto.randomUUID()}`,
    kind: 'review-decided',
    body: { answers: application.id, decision: { outcome: 'approve', consentOpened: true } },
  })
}

async function writes(who: Intruder, fact: AnyFact): Promise<boolean> {
  const { body } = await who.write([fact])
  return Object(body)[0]?.ok === true
}

/** In the applicant's database or in the directory. */
async function isApproved({ asAdmin }: Ground, applicant: Intruder, application: AnyFact): Promise<boolean> {
  const ruled = await asAdmin(
    'GET',
    `/${applicant.database}/${encodeURIComponent(`${application.id}.ruled`)}`,
  )
  const outcome = (ruled.body as { body?: { ruling?: { outcome?: string } } }).body?.ruling?.outcome
  const published = await asAdmin('GET', `/directory/${encodeURIComponent(application.subject)}`)
  return outcome === 'approved' || published.status === 200
}
