/** A browser reads the file while the download goes on, so its address stays good for a while. Milliseconds. */
const READ_WITHIN = 60_000

/** Hands a file to the browser as a download. */
export function downloadFile(fileName: string, pieces: readonly Blob[], page: Document): void {
  const address = URL.createObjectURL(new Blob([...pieces], { type: 'application/octet-stream' }))
  const link = page.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), READ_WITHIN)
}
