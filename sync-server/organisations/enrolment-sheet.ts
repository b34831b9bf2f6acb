import { toString as drawQrCode } from 'qrcode'
import type { DeskIdentity } from '#contracts/enrolment'

/** Bytes that a QR code takes at the lowest error correction (ISO/IEC 18004, version 40-L). */
const LARGEST_QR_CODE = 2953

/** A page to print for the way to the desk: whose it is, the sealed enrolment as a QR code, and what to do with it. */
export async function buildEnrolmentSheet(identity: DeskIdentity, sealed: string): Promise<string> {
  const office = escapeHtml(identity.organisation.name)
  const desk = escapeHtml(`${identity.desk.name}（${identity.desk.code}）`)
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>登记台登记单 · ${desk}</title>
<style>
  body { font: 16px/1.6 "Noto Sans SC", "Microsoft YaHei", sans-serif; width: 170mm; margin: 15mm auto; color: #1f1f1f }
  h1 { font-size: 24px; margin: 0 }
  .qr svg { display: block; width: 120mm; height: 120mm; margin: 8mm auto }
  .en { color: #595959; font-size: 14px }
</style>
<h1>登记台登记单 <span class="en">Desk enrolment</span></h1>
<p>${office}<br>${desk}</p>
<div class="qr">${await drawSealed(sealed)}</div>
<ol>
  <li>在新装的登记台首页选择“扫描登记二维码”或导入登记文件。 <span class="en">On the first page of the new desk, scan this code or import the enrolment file.</span></li>
  <li>输入一次性口令。口令不在本页上，由市志愿服务联合会另行告知。 <span class="en">Enter the one-time code. It is not on this page; the operator of the hub tells it to you separately.</span></li>
  <li>登记完成后请销毁本页。 <span class="en">Destroy this page once the desk is enrolled.</span></li>
</ol>
</html>
`
}

/** An enrolment with very many workers is carried as a file alone. */
async function drawSealed(sealed: string): Promise<string> {
  if (sealed.length > LARGEST_QR_CODE)
    return '<p>内容较多，无法印成二维码，请使用登记文件。 <span class="en">Too long for a QR code: use the enrolment file.</span></p>'
  return drawQrCode(sealed, { type: 'svg', errorCorrectionLevel: 'L', margin: 2 })
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
