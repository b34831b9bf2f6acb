import type { Page } from 'playwright-core'

/** Everything a page says: to the eye, and to those who listen. */
export async function readPage(page: Page): Promise<string> {
  return page.evaluate(() => {
    // As laid out: what is hidden is not said.
    const said = [document.body.innerText, document.title]
    // Icons only repeat the words beside them; their names are antd's own.
    for (const element of document.querySelectorAll('*:not(.anticon)')) {
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
        said.push(element.getAttribute(name) ?? '')
      }
    }
    return said.join('\n')
  })
}
