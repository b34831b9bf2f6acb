import { Button } from 'antd'
import { Component, type ErrorInfo, type ReactNode, useContext } from 'react'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useWords } from '../wording/use-words.ts'
import { DeskPortsContext } from './desk-ports.ts'

/** A page that fails says so in words and leaves the frame standing; the log gets the error's name, never a person's data. */
export function PageBoundary({ children }: { readonly children: ReactNode }) {
  const ports = useContext(DeskPortsContext)
  const { t } = useWords()
  return (
    <Boundary
      onFailure={(error, info) =>
        ports?.host.logFailure('page', `${describe(error)} ${info.componentStack ?? ''}`.slice(0, 4000))
      }
      fallback={(retry) => (
        <EmptyState title={t('frame/broken/pageTitle')} hint={t('frame/broken/pageBody')}>
          <Button onClick={retry}>{t('frame/broken/retry')}</Button>
        </EmptyState>
      )}
    >
      {children}
    </Boundary>
  )
}

function describe(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}

interface BoundaryProps {
  readonly children: ReactNode
  readonly fallback: (retry: () => void) => ReactNode
  readonly onFailure: (error: unknown, info: ErrorInfo) => void
}

class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    this.props.onFailure(error, info)
  }

  override render() {
    return this.state.failed
      ? this.props.fallback(() => this.setState({ failed: false }))
      : this.props.children
  }
}
