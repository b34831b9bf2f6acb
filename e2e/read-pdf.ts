import { createCanvas } from '@napi-rs/canvas'
import jsQR from 'jsqr'
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a reader of a printed sheet sees: its words, and what its QR codes say. */
export interface PrintedSheet {
  readonly text: string
  readonly pages: number
  readonly qr: string | null
}

/** Reads a PDF as a person with a QR scanner would; looks for a QR code on the first page. */
export async function readPdf(pdf: Uint8Array): Promise<PrintedSheet> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await loading.promise
  const texts: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent()
    texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  const qr = await readQrOn(await document.getPage(1))
  const sheet = { text: texts.join('\n'), pages: document.numPages, qr }
  await loading.destroy()
  return sheet
}

async function readQrOn(page: PDFPageProxy): Promise<string | null> {
  // Large enough that a module of the code is several pixels wide.
  const viewport = page.getViewport({ scale: 4 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  // pdf.js is typed for the DOM's canvas; @napi-rs/canvas is the Node canvas it is documented to draw on.
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? null
}
