import type { RegistrationStatus } from '#domain/registration/registration'

export const STATUS_WORDS = {
  waiting: '等待枢纽确认 waiting for the hub',
  'in-review': '正在审核 in review',
  enrolled: '已成为志愿者 enrolled',
  returned: '退回，待更正 returned, to be corrected',
  refused: '未通过 refused',
  duplicate: '重复登记 registered twice',
  ended: '登记已结束 ended',
  erased: '已删除 erased',
  unreadable: '需要新版本才能查看 needs a newer version',
} as const satisfies Record<RegistrationStatus, string>
