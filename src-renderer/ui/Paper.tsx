import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import './paper.css'

/** What leaves the printer: on the screen it is hidden, on paper everything else is. */
export function Paper({ children }: { readonly children: ReactNode }) {
  const paper = document.getElementById('paper')
  return paper === null ? null : createPortal(children, paper)
}
