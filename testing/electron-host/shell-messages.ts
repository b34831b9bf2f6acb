/** What the test and the shell's main process say to each other over Node's own process channel. */
export type ToShell =
  /** Where Chromium's debugger listens: from now on Electron would be "ready". */
  | { readonly say: 'browser'; readonly endpoint: string }
  /** The machine woke up or was unlocked; it went to sleep or was locked. */
  | { readonly say: 'power'; readonly event: 'resume' | 'unlock-screen' | 'suspend' | 'lock-screen' }
  /** The worker closes the window. */
  | { readonly say: 'quit' }

export type FromShell =
  /** The port at which the pages of `app:` and `hub:` can be had. */
  | { readonly say: 'pages'; readonly port: number }
  /** A dialog that a worker would have seen. */
  | { readonly say: 'dialog'; readonly dialog: SeenDialog }
  /** The page went to the printer. */
  | { readonly say: 'printed' }

export interface SeenDialog {
  readonly kind: 'error' | 'message' | 'save'
  readonly title: string
  readonly detail: string
}

/** How the shell's process is started: one JSON argument. */
export interface ShellOptions {
  /** The built main bundle. */
  readonly main: string
  readonly userData: string
  /** As after the program's name on a command line. */
  readonly switches: Readonly<Record<string, string>>
  readonly locale: string
  /** The secret store that the machine is taken to have. */
  readonly keyring: 'gnome_libsecret' | 'basic_text'
}
