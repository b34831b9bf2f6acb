/** Opens the program anew, as the desk that the host now has. An address that names a desk would open that one instead. */
export function openAnew(page: Pick<Location, 'search' | 'reload'>): void {
  if (page.search === '') page.reload()
  else page.search = ''
}
