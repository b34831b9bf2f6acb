/** Words of every closed list that a fact keeps as a code. National code lists carry their own words in the domain. */
export const choices = {
  sex: { male: '男', female: '女' },
  phoneOwner: { self: '本人', guardian: '监护人', family: '家人' },
  standing: {
    adult: '成年人',
    'self-supporting': '十六、十七岁自食其力',
    minor: '未成年人',
    'adult-under-guardianship': '有监护人的成年人',
  },
  ownView: { agrees: '愿意参加', disagrees: '不愿意参加' },
  understands: { understands: '明白', partly: '明白一部分', 'does-not': '不明白' },
  ownWill: {
    agrees: '愿意',
    'does-not-object': '不反对',
    objects: '反对',
    'cannot-say': '说不出来',
  },
  accompaniment: {
    required: '必须由监护人或指定成年人陪同',
    'consent-or-accompaniment': '监护人同意或陪同，有一项即可',
  },
  status: {
    waiting: '等待枢纽确认',
    'in-review': '正在审核',
    enrolled: '已成为志愿者',
    returned: '退回，待更正',
    refused: '未通过',
    duplicate: '重复登记',
    ended: '登记已结束',
    erased: '已按要求删除',
    unreadable: '需要新版本才能查看',
  },
  groupLevel: { corps: '总队', team: '志愿服务队' },
  registered: { yes: '已登记', no: '没有登记' },
  organisationLevel: { registrar: '登记机关', federation: '市联合会', corps: '县区总队', office: '社区' },
  ageClass: {
    'under-8': '不满 8 岁',
    '8-13': '8–13 岁',
    '14-17': '14–17 岁',
    '18-59': '18–59 岁',
    '60-up': '60 岁及以上',
  },
} as const
