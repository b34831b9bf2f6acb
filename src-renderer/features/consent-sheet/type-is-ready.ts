const TYPE = '11pt "Noto Serif SC"'

/**
 * Resolves when every sign that stands on the paper has its type. What is hidden on the screen loads none by itself, and a sheet printed
 * a moment too early comes out in boxes. Where a file of the type cannot be had, the system's own prints.
 */
export async function typeIsReady(): Promise<void> {
  const words = document.getElementById('paper')?.textContent ?? ''
  await Promise.allSettled([document.fonts.load(TYPE, words), document.fonts.load(`bold ${TYPE}`, words)])
}
