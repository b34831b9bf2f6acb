import type { Page } from 'playwright-core'

/** Words of the other language on a page, except names that are the same in both. */
export async function findForeignWords(
  page: Page,
  language: 'zh-CN' | 'en',
  names: RegExp,
): Promise<readonly string[]> {
  const said = (await readPage(page)).replace(names, '')
  return said.match(language === 'zh-CN' ? /[a-z][a-z' -]*/gi : /\p{Script=Han}+/gu) ?? []
}

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
