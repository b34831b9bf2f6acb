import type { Enrolment } from '#contracts/enrolment'
import { deskUser } from '#contracts/hub-databases'
import { TRIAL_TREE } from '../sync-server/trial-tree.ts'

/** The enrolment of a desk of the trial tree, or of a made-up office; nothing secret in it is a real one. */
export function enrolmentOf(
  deskCode: string,
  hub: { readonly hubUrl?: string; readonly password?: string } = {},
): Enrolment {
  const [orgCode = '', number = ''] = deskCode.split('-')
  return {
    desk: { code: deskCode, name: `${number}号登记台` },
    organisation: TRIAL_TREE.organisations.find(({ code }) => code === orgCode) ?? {
      code: orgCode,
      name: '龙亭区北道门社区',
      level: 'office',
      division: orgCode.slice(0, 6),
      parent: orgCode.slice(0, 6),
    },
    workers: [
      { id: `${orgCode}-w1`, name: '王敏' },
      { id: `${orgCode}-w2`, name: '李强' },
    ],
    hubUrl: hub.hubUrl ?? 'http://127.0.0.1:5984',
    credential: { name: deskUser(deskCode), password: hub.password ?? 'a-password-for-tests' },
  }
}
