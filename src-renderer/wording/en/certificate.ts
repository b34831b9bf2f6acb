import type { SameShape } from '../same-shape.ts'
import type { certificate as chineseCertificate, verify as chineseVerify } from '../zh-cn/certificate.ts'

export const certificate = {
  title: 'Volunteer certificate',
  subtitle: 'China Volunteer Service',
  name: 'Name',
  number: 'Volunteer number',
  office: 'Office',
  issuedOn: 'Issued on',
  lifetime: 'Unique, and valid for life',
  scan: 'Scan to verify',
  card: 'Card (10 × 6 cm)',
  sheet: 'Sheet (A4)',
  form: 'Form',
  print: 'Print',
  savePdf: 'Save as PDF',
  saved: 'Saved: {{name}}',
  printDialog: 'Choose "Save as PDF" in the print dialog.',
  notYet: 'The number is not issued yet, so there is no certificate to print.',
  unreadable: 'This certificate needs a newer version to be shown.',
  fileName: 'volunteer-certificate-{{name}}-{{number}}',
  statement: 'This certifies that {{name}} is registered as a volunteer under the number below.',
  signed: 'The QR code is digitally signed and can be verified offline.',
} satisfies SameShape<typeof chineseCertificate>

export const verify = {
  title: 'Verify a certificate',
  lead: 'Scan or paste what the QR code says. No network is needed.',
  label: 'Content of the QR code',
  placeholder: 'Point the scanner at the code, or paste the text that starts with ZYZ1',
  check: 'Verify',
  genuine: 'This certificate is genuine',
  genuineBody: 'The registrar issued it and nothing was changed. Please check who holds it.',
  'signature-wrong': 'Do not trust this certificate',
  'signature-wrongBody': 'Content and signature do not match: it was changed or forged.',
  'unknown-key': 'This desk cannot tell yet',
  'unknown-keyBody':
    'The key that signed this certificate is not known here. Sync with the hub, then try again.',
  'not-a-certificate': 'This is not a volunteer certificate',
  'not-a-certificateBody': 'Check that the code on the certificate was scanned, and all of it.',
  'newer-certificate': 'This certificate is of a newer version',
  'newer-certificateBody': 'Update the program, then verify it again.',
  unsupported: 'This computer cannot check signatures',
  unsupportedBody: 'Update the browser, or use the desktop program.',
} satisfies SameShape<typeof chineseVerify>
