import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { app } from './app.ts'
import { closeWindows, connectChromium } from './browser-window.ts'
import { openDebugger } from './debugger.ts'
import { powerMonitor } from './electron-module.ts'
import { servePages } from './page-server.ts'
import { findHandler } from './protocol.ts'
import type { ToShell } from './shell-messages.ts'
import { shellOptions } from './shell-options.ts'
import { tellTest } from './tell-test.ts'

/** The process that stands for Electron's main process: it runs the built main bundle, which finds our `electron`. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron-module.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})

process.on('message', (message: ToShell) => {
  void hear(message)
})
// A test that is gone leaves no shell behind.
process.on('disconnect', () => process.exit(1))

async function hear(message: ToShell): Promise<void> {
  switch (message.say) {
    case 'browser':
      connectChromium(await openDebugger(message.endpoint))
      return app.becomeReady()
    case 'power':
      powerMonitor.emit(message.event)
      return
    case 'quit':
      await closeWindows()
  }
}

await import(pathToFileURL(shellOptions.main).href)
tellTest({ say: 'pages', port: await servePages(findHandler) })
