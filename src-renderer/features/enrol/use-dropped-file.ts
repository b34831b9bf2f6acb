import { useEffect, useEffectEvent, useState } from 'react'

/** Takes a file that is dropped anywhere on the page: a browser would otherwise leave the page and show it. True while one hovers. */
export function useDroppedFile(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false)
  const take = useEffectEvent(onFile)
  useEffect(() => {
    function onDragOver(event: DragEvent): void {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    function onDragLeave(event: DragEvent): void {
      // Null once the file leaves the window, not when it only passes from one element to the next.
      if (event.relatedTarget === null) setOver(false)
    }
    function onDrop(event: DragEvent): void {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(false)
      const [file] = event.dataTransfer.files
      if (file) take(file)
    }
    const stop = new AbortController()
    window.addEventListener('dragover', onDragOver, stop)
    window.addEventListener('dragleave', onDragLeave, stop)
    window.addEventListener('drop', onDrop, stop)
    return () => stop.abort()
  }, [])
  return over
}
