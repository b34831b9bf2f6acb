import type { ConsentNotice } from './consent-notice.ts'

/** What an adult is told before consenting to their own registration (PIPL 13–17, 29, 30). */
export const OWN_CONSENT_NOTICE = {
  version: 'own-2026-1',
  from: '2026-01-01',
  title: { 'zh-CN': '志愿者注册告知书', en: 'Notice on volunteer registration' },
  sections: [
    {
      heading: { 'zh-CN': '一、自愿', en: '1. Your own decision' },
      text: {
        'zh-CN': '注册志愿者完全自愿，任何单位和个人不得强行指派。注册和领取志愿服务证不收费用。',
        en: 'Registering as a volunteer is entirely your own decision; nobody may assign you. Registration and the certificate are free.',
      },
    },
    {
      heading: { 'zh-CN': '二、谁在处理信息，为什么', en: '2. Who processes the data, and why' },
      text: {
        'zh-CN':
          '由{office}登记，所在区县志愿服务总队、市志愿服务联合会和登记机关按职责使用，用于注册志愿者、发放志愿服务号码和志愿服务证、安排活动、记录服务时长、办理保险。联系方式张贴在本登记台。',
        en: '{office} registers the data; the county corps, the city federation and the registrar use it within their duties, to register you, issue your number and certificate, arrange activities, record service hours and arrange insurance. Contact details are posted at this desk.',
      },
    },
    {
      heading: { 'zh-CN': '三、哪些信息', en: '3. Which data' },
      text: {
        'zh-CN':
          '姓名、性别、出生日期、证件类型和号码、住址、电话（可以没有）、紧急联系人，以及您愿意填写的民族、政治面貌、学历、从业状况、特长和可服务时间。证件号码属于敏感个人信息，用于避免重复注册和冒名注册。证件当面查看后立即交还，不扣留、不复印。',
        en: 'Name, sex, birth date, kind and number of document, address, phone (if you have one), emergency contact, and what you choose to state of ethnicity, political status, education, employment, skills and available times. The document number is sensitive data; it prevents double registration and registration by others. Documents are looked at in your presence and handed back at once; they are neither retained nor copied.',
      },
    },
    {
      heading: { 'zh-CN': '四、保存与保护', en: '4. Storage and protection' },
      text: {
        'zh-CN':
          '保存在本登记台和中国境内的志愿服务枢纽服务器，传输加密，只有本组织的登记台和枢纽能够打开。您不再做志愿者后，除法律要求保存的服务记录外，信息予以删除；同意书作为证据再保存三年。',
        en: 'On this desk and on the volunteer hub’s servers within China, encrypted in transit, open only to this organisation’s desks and the hub. When you are no longer a volunteer the data is deleted, except service records that the law requires; the consent is kept as evidence for three more years.',
      },
    },
    {
      heading: { 'zh-CN': '五、您可以不同意，可以撤回', en: '5. You may refuse, and withdraw' },
      text: {
        'zh-CN':
          '每一事项请分别回答。只有“注册”是必要的，不同意其他事项不影响注册。您可以随时到本登记台查阅、复制、更正、删除信息或者撤回同意；不能办理的，我们书面说明理由。对处理有异议的，可以向市志愿服务联合会、网信部门或者民政部门投诉。',
        en: 'Please answer each purpose by itself. Only registration is necessary; a “no” to any other does not affect it. You may at any time view, copy, correct or delete the data or withdraw consent at this desk; if we cannot do so, we give the reasons in writing. You may complain to the city federation, the cyberspace administration or civil affairs.',
      },
    },
  ],
} as const satisfies ConsentNotice
