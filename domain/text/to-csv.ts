/**
 * Characters with which a spreadsheet begins to calculate, their full-width forms too (OWASP, "CSV Injection"). What a person is called
 * must stay a text, whoever typed it.
 */
const CALCULATES = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * Rows as comma-separated values (RFC 4180) for a spreadsheet: with a byte order mark, without which it takes Chinese for something
 * else, and no cell that it would calculate: an apostrophe stands before those.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('')}`
}

function toCell(text: string): string {
  const plain = CALCULATES.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
