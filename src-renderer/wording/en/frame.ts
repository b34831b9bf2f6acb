import type { SameShape } from '../same-shape.ts'
import type { frame as chinese } from '../zh-cn/frame.ts'

export const frame = {
  product: 'Registration desk',
  pages: {
    register: 'Register',
    roster: 'Roster',
    groups: 'Groups',
    verify: 'Verify',
    sync: 'Sync',
    settings: 'Settings',
  },
  mainNavigation: 'Main navigation',
  worker: 'Worker',
  opening: "Opening this desk's records…",
  loadingPage: 'Opening the page…',
  unnamedDesk: {
    title: 'Which desk is this?',
    body: "Open this page with the address your administrator gave you; the desk's code stands at its end.",
    label: 'Desk code',
    placeholder: 'for example 410202001-01',
    open: 'Open the desk',
    unknown: 'There is no desk with this code. Check it and try again.',
    malformed: "A code is the organisation's code, a hyphen and two digits, for example 410202001-01.",
    fromFile:
      'Import the enrolment file from your administrator on this computer, then open the program again.',
  },
  otherWindow: {
    title: 'The desk is open in another window',
    body: 'One desk works in one window at a time, so that no running number is given twice. Go back to that window, or close it and reload this page.',
    retry: 'Open again',
  },
  broken: {
    title: 'The desk did not open',
    body: 'Nothing that was registered has changed. Open it again; if that does not help, call your administrator.',
    retry: 'Open again',
    pageTitle: 'This page could not be shown',
    pageBody:
      'Nothing that was registered has changed, and the unfinished form is kept. Try again, or go to another page.',
  },
  storeFailure: {
    'disk-full':
      'The disk of this computer is full; nothing was saved. Free some space and try again: what you typed is still here.',
    'open-elsewhere': 'The desk is open in another window; nothing was saved.',
    closed: 'The desk is closed; nothing was saved. Open it again.',
    damaged:
      "The records on this computer cannot be opened; nothing was saved. Call your administrator and do not clear the browser's data.",
    unknown: 'It was not saved; what you typed is still here. Please try again.',
  },
} satisfies SameShape<typeof chinese>
