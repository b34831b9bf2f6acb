import type { ViewedPlace } from '#domain/facts/minor-data-viewed'
import type { Viewing } from '#domain/minors/list-viewings'

/** Head of the table, and the order of what `describeViewing` says. */
export const VIEWING_HEAD = [
  '时间 time',
  '组织编号 organisation',
  '组织 organisation name',
  '登记台 desk',
  '工作人员编号 worker',
  '社区工作人员 worker name',
  '查阅了谁的资料 whose record',
  '编号 number',
  '查阅的页面 what was opened',
  '记录编号 fact',
] as const

const OPENED = {
  'person-page': '个人页面 person',
  form: '更正或续签的表格 form',
  review: '审核页面 review',
} as const satisfies Record<ViewedPlace, string>

/** Who is called what at this hub; empty where nobody knows any more. */
export interface ViewingNames {
  readonly worker: (id: string) => string
  readonly organisation: (code: string) => string
}

/** One viewing in words of both languages. */
export function describeViewing(viewing: Viewing, names: ViewingNames): readonly string[] {
  const { at, org, desk, worker, isErased, fullName, number, opened, factId } = viewing
  return [
    at.slice(0, 16).replace('T', ' '),
    org,
    names.organisation(org),
    desk,
    worker,
    names.worker(worker),
    isErased ? '已删除 erased' : fullName,
    number,
    opened === null ? '无法得知 not known' : OPENED[opened],
    factId,
  ]
}
