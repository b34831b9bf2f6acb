import type { SameShape } from '../same-shape.ts'
import type { frame as chinese } from '../zh-cn/frame.ts'

export const frame = {
  product: 'Registration desk',
  pages: {
    register: 'Register',
    roster: 'Roster',
    reviews: 'Review',
    groups: 'Groups',
    verify: 'Verify',
    sync: 'Sync',
    settings: 'Settings',
  },
  mainNavigation: 'Main navigation',
  worker: 'Worker',
  opening: "Opening this desk's records…",
  loadingPage: 'Opening the page…',
  enrol: {
    title: 'Enrol this desk',
    lead: 'This computer is no desk yet. The enrolment file (or the QR code on paper) and the code from your administrator make it one; this is done once.',
    file: '1. Enrolment file',
    choose: 'Choose the file',
    dropHere: 'or drop it anywhere on this page',
    dropNow: 'Let go of it now',
    textLabel: 'Or scan the QR code, or paste its text',
    textHint: 'With the cursor in the box, just scan. Switch to English input and caps lock off first.',
    textProblem: {
      'not-an-enrolment':
        'This is not a whole enrolment. Choose or scan it again; if that does not help, ask your administrator for a new one.',
      'newer-enrolment':
        'This enrolment is of the newer version {{version}}. Update the program on this computer first, then use it again.',
      unreadable: 'The file cannot be read. Check that the stick is plugged in, and choose it again.',
      missing: 'Choose the enrolment file or scan the QR code first.',
    },
    desk: 'Desk {{code}}',
    other: 'Another file',
    otherDesk: 'This enrolment belongs to another desk',
    otherDeskBody:
      'This computer will open that desk. The records of the present one stay here as they are, kept apart; the settings lead back to it, and what was not uploaded goes on from there.',
    code: '2. Code',
    codeLabel: 'One-time code',
    codeHint:
      'The 12 characters your administrator told you separately. Capitals, spaces and hyphens do not matter.',
    codeProblem: {
      incomplete: 'A code has {{wanted}} characters, this one has {{typed}}. Please check.',
      'wrong-code':
        'The code is wrong, or the file was changed. Check it character by character; if that does not help, ask your administrator for a new file and code.',
    },
    submit: 'Enrol',
    working: 'Enrolling…',
    workingBody: 'Checking the code; this takes a few seconds.',
    kept: 'Enrolled. Opening the desk…',
    open: 'Open the desk',
    untilClosed: 'Enrolled, but this computer offers no keychain',
    untilClosedBody:
      'The password of this desk is kept only until the program is closed. Keep the file and the code: after the next start, use them once more with “Enrol again” in the settings. Records of residents are not affected. With a system keyring, which a technician can install, this is never needed again.',
    notStored: 'The enrolment could not be stored',
    notStoredBody:
      'Check the free space on the disk; in a browser, use no private window and let this site store data. Then press “Enrol” again.',
    failed: 'The desk was not enrolled',
    failedBody:
      'The program failed, and nothing was changed. Press “Enrol” again; if that does not help, open the program anew or call your administrator.',
    byCode: 'I have a desk code',
    byCodePlaceholder: 'for example 410202001-01',
    byCodeProblem: {
      unknown: 'There is no desk with this code. Check it and try again, or use an enrolment file.',
      malformed: "A code is the organisation's code, a hyphen and two digits, for example 410202001-01.",
    },
  },
  revoked: {
    title: 'This desk has been revoked',
    what: 'Since {{at}} the hub accepts nothing from this desk. Registration and roster are locked; nothing on this computer was deleted, and an unfinished form is kept.',
    whatToDo:
      'Call the administrator of your federation. If it was a mistake, this page unlocks by itself once it is put right; if the desk must be enrolled again, ask for a new enrolment file.',
    unsent: 'Records and evidence that did not reach the hub',
    counting: 'Counting…',
    unsentNone: 'All records and evidence have reached the hub; there is nothing to export.',
    unsentSome:
      'Records on this computer only: {{facts}}. Export them as a sealed file for your administrator; only the hub can open it.',
    unsentWithEvidence:
      'On this computer only: records {{facts}}, signatures and scans {{evidence}}. Export them as one sealed file for your administrator; only the hub can open it.',
    export: 'Export these records',
    fileName: 'unsent-records',
    exported: {
      working: 'Sealing and exporting…',
      saved: 'Exported to {{where}}',
      downloaded: 'Handed to the browser as a download: {{where}}',
      cancelled: 'Nothing was exported. Press again when you need it.',
      'not-written':
        'It could not be written. Check whether the stick is full or read-only, and export again. Records and evidence are still here.',
      'no-key':
        "The hub has not sent this computer a key to seal with, so nothing can be exported now. The records are kept here: do not clear the browser's data, do not reinstall the computer, and call your administrator.",
      failed: 'The export failed; records and evidence are still here. Please try again.',
    },
    exportedNext:
      'Give this file to your administrator. Nothing was deleted here, and it can be exported again.',
    unlock: 'Unlock',
    hubSays: {
      asking: 'Calling the hub…',
      revoked: 'The hub says: still revoked.',
      'no-hub': 'The hub cannot be reached now. ',
      'wrong-credential': 'The hub no longer accepts the old password; enrol the desk again.',
      locked: "The hub has locked this desk's account for a while; try again later.",
      'store-failed': 'The disk of this computer failed; call your administrator.',
    },
    retryAt: 'Next attempt: {{time}}',
    retry: 'Try again now',
    enrolAgain: 'Enrol again',
    enrolAgainHint: '“Enrol again” is for a new enrolment file from your administrator.',
    back: 'Back',
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
