import type { ConsentNotice } from './consent-notice.ts'

/**
 * What a guardian is told before consenting (PIPL 17, 30, 31; Provisions on the Cyber Protection of Children's Personal Information 8–10):
 * who, why, what, how long, how it is protected, what a "no" means, and how to correct, delete, withdraw and complain.
 */
export const GUARDIAN_CONSENT_NOTICE = {
  version: 'guardian-2026-1',
  from: '2026-01-01',
  title: {
    'zh-CN': '志愿者注册监护人告知书（含未满十四周岁儿童个人信息处理规则）',
    en: 'Notice to guardians on volunteer registration (with the rules for personal data of children under 14)',
  },
  sections: [
    {
      heading: { 'zh-CN': '一、谁在处理信息', en: '1. Who processes the data' },
      text: {
        'zh-CN':
          '由{office}登记，并由所在区县志愿服务总队、市志愿服务联合会和登记机关按职责使用。儿童个人信息保护负责人的姓名和电话张贴在本登记台，您可以随时询问。',
        en: '{office} registers the data; the county corps, the city federation and the registrar use it within their duties. The name and phone of the person responsible for the protection of children’s data are posted at this desk; you may ask at any time.',
      },
    },
    {
      heading: { 'zh-CN': '二、为什么处理，处理哪些信息', en: '2. Why, and which data' },
      text: {
        'zh-CN':
          '目的：为被监护人注册志愿者、发放志愿服务号码和志愿服务证、安排与其年龄和健康相适应的活动、记录服务时长、办理保险。信息：被监护人的姓名、性别、出生日期、证件类型和号码、住址、联系电话、就学情况、特长，以及照片（仅在您同意时）；您的姓名、证件类型和号码、电话、与被监护人的关系；您的签名。证件当面查看后立即交还，不扣留、不复印。',
        en: 'Purpose: to register the person as a volunteer, issue the volunteer number and certificate, arrange activities that suit their age and health, record service hours and arrange insurance. Data: their name, sex, birth date, kind and number of document, address, phone, schooling and skills, and a photo if you agree to it; your name, kind and number of document, phone and relation to them; your signature. Documents are looked at in your presence and handed back at once; they are neither retained nor copied.',
      },
    },
    {
      heading: { 'zh-CN': '三、为什么必要，有什么影响', en: '3. Why it is necessary, and what it may mean' },
      text: {
        'zh-CN':
          '证件号码用于避免同一个人被重复注册或被他人冒名注册；出生日期用于判断是否需要监护人同意和陪同。未满十四周岁儿童的全部个人信息都是敏感个人信息，一旦泄露可能使其受到骚扰或者欺骗，因此只收集上述信息，并按专门规则保护。',
        en: 'The document number prevents one person from being registered twice or by somebody else; the birth date decides whether a guardian’s consent and company are needed. All personal data of a child under 14 is sensitive: a leak could expose the child to harassment or fraud. So nothing beyond the above is collected, and dedicated rules protect it.',
      },
    },
    {
      heading: { 'zh-CN': '四、保存在哪里，保存多久', en: '4. Where and how long it is kept' },
      text: {
        'zh-CN':
          '保存在本登记台和中国境内的志愿服务枢纽服务器。同意的有效期至被监护人年满十八周岁之日，或者您指定的更早日期；到期后须由本人重新同意，否则停止使用。同意书作为证据自有效期届满起保存三年，期满删除；在此之前只保存、不作他用。',
        en: 'On this desk and on the volunteer hub’s servers within China. Consent is valid until the 18th birthday, or an earlier day that you name; after that the person must consent themselves, or use stops. The consent itself is kept as evidence for three years after it ends and is then deleted; until then it is only stored.',
      },
    },
    {
      heading: { 'zh-CN': '五、如何保护', en: '5. How it is protected' },
      text: {
        'zh-CN':
          '只有本组织的登记台和枢纽能够打开这些信息；工作人员只在办理业务需要时查看未成年人信息；传输加密。不用于商业目的，不向无关人员披露。发生泄露时，我们会及时通知您和被监护人。',
        en: 'Only this organisation’s desks and the hub can open the data; staff view a minor’s data only where their work requires it; transmission is encrypted. No commercial use, no disclosure to others. If data leaks, we tell you and the person without delay.',
      },
    },
    {
      heading: { 'zh-CN': '六、您可以不同意', en: '6. You may refuse' },
      text: {
        'zh-CN':
          '每一事项请分别回答“同意”或者“不同意”。不同意“注册”“处理未满十四周岁儿童的个人信息”或者适用地区要求的“陪同”，则不能注册，除此之外没有任何不利后果；不同意其他事项，不影响注册。八周岁以上的被监护人本人不愿意的，不予注册。我们不会反复劝说。',
        en: 'Please answer yes or no to each purpose. A “no” to registering, to processing the data of a child under 14, or to accompaniment where the region requires it means that the person is not registered, and nothing else; a “no” to any other purpose does not affect registration. A person of 8 or older who does not want to is not registered. We will not press you.',
      },
    },
    {
      heading: { 'zh-CN': '七、同意与陪同', en: '7. Consent and accompaniment' },
      text: {
        'zh-CN':
          '未满十八周岁的志愿者参加活动，按照当地规定须经监护人同意并由监护人陪同。开封市执行汴文明办〔2016〕47号文件：既须同意，也须陪同。未成年人不参加抢险救灾等危险活动。',
        en: 'Volunteers under 18 take part in activities with a guardian’s consent and company as local rules require. Kaifeng follows notice 2016 no. 47 of its Civilisation Office: both consent and accompaniment. Minors do not take part in disaster rescue or other dangerous work.',
      },
    },
    {
      heading: {
        'zh-CN': '八、查阅、更正、删除、撤回和投诉',
        en: '8. Access, correction, deletion, withdrawal and complaints',
      },
      text: {
        'zh-CN':
          '您和被监护人可以随时到本登记台查阅、复制、更正、删除信息，或者撤回同意；撤回不影响此前的处理。不能办理的，我们书面说明理由。对处理有异议的，可以向儿童个人信息保护负责人、市志愿服务联合会、网信部门或者民政部门投诉。',
        en: 'You and the person may at any time view, copy, correct or delete the data or withdraw consent at this desk; withdrawal does not affect what was done before. If we cannot do so, we give the reasons in writing. You may complain to the person responsible for children’s data, the city federation, the cyberspace administration or civil affairs.',
      },
    },
  ],
} as const satisfies ConsentNotice
