/** A name with this ending that no system reads as a path, a drive or a device. */
export function toSaveName(asked: string, ending: string): string {
  const plain = asked.replace(/[/\\:*?"<>|\p{Cc}]/gu, '-').replace(/^[.\s]+/, '')
  return plain.toLowerCase().endsWith(ending) ? plain : `${plain || 'desk'}${ending}`
}
