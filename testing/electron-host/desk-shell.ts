import type { Page } from 'playwright-core'
import type { SeenDialog } from './shell-messages.ts'

/** How a shell is started. */
export interface DeskShellOptions {
  /** The folder of the three bundles, `out`. */
  readonly bundles: string
  /** The profile: a restart on the same folder finds everything again. */
  readonly userData: string
  /** Given to the program as `--enrolment=FILE`. */
  readonly enrolmentFile?: string
  /** The language of the system, `zh-CN` unless said. */
  readonly locale?: string
  /** The machine's secret store; `basic_text` is a machine without one. */
  readonly keyring?: 'gnome_libsecret' | 'basic_text'
  /** Called with each of main's dialogs as it is shown, also when the start fails afterwards. */
  readonly onDialog?: (dialog: SeenDialog) => void
}

/** A running shell, in the host or in real Electron. */
export interface DeskShell {
  readonly page: Page
  /** The folder that the save dialog offers, and that a PDF ends up in. */
  readonly documents: string
  /** What a worker would have been shown by main so far; real Electron shows its dialogs and tells nobody. */
  readonly dialogs: readonly SeenDialog[]
  /** How often the page was sent to the printer. */
  printed(): number
  /** The machine wakes from sleep. */
  wake(): Promise<void>
  /** The system locks its screen. */
  lockScreen(): Promise<void>
  /** The worker closes the window. */
  close(): Promise<void>
  /** The power is cut: nobody says goodbye. */
  kill(): Promise<void>
}
