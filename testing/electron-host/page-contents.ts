import { EventEmitter } from 'node:events'
import type { Rectangle, WebContents } from 'electron'
import type { Debugger, DebuggerEvent } from './debugger.ts'
import { decidedPermissions } from './default-session.ts'
import { invoke } from './ipc-main.ts'
import { PageFrames } from './page-frames.ts'
import { IPC_WIRE, PRELOAD_WORLD, pageWorldScript, preloadWorldScript } from './page-worlds.ts'
import { fetchableSchemes } from './protocol.ts'
import { toHttp, toOurs } from './schemes-over-http.ts'
import { tellTest } from './tell-test.ts'

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0]
type PdfOptions = Parameters<WebContents['printToPDF']>[0]
interface Opened {
  readonly targetId: string
  readonly sessionId: string
}

/** `webContents` over a page of the real Chromium: preload world, IPC, navigation and windows are steered through its debugger. */
export class PageContents extends EventEmitter {
  readonly #line: Debugger
  readonly #opened: Promise<Opened>
  readonly #frames = new PageFrames()
  #openHandler: OpenHandler | null = null

  constructor(line: Debugger, preload: string, bounds: Rectangle) {
    super()
    this.#line = line
    this.#opened = this.#open(preload, bounds)
  }

  async load(address: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', resolve))
    await this.#command('Page.navigate', { url: toHttp(address) })
    await loaded
  }

  async close(): Promise<void> {
    const { targetId } = await this.#opened
    await this.#line.send('Target.closeTarget', { targetId })
  }

  send(channel: string, ...args: unknown[]): void {
    for (const contextId of this.#frames.preloadContexts()) {
      this.#say(contextId, `electronIpcEvent(${JSON.stringify(channel)}, ${JSON.stringify(args)})`)
    }
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  reload(): void {
    void this.#command('Page.reload')
  }

  print(_options: object, done: (success: boolean, failureReason: string) => void): void {
    tellTest({ say: 'printed' })
    done(true, '')
  }

  async printToPDF(options: PdfOptions): Promise<Buffer> {
    const { printBackground = false, preferCSSPageSize = false } = options
    const { data } = await this.#command('Page.printToPDF', { printBackground, preferCSSPageSize })
    return Buffer.from(String(data), 'base64')
  }

  async #open(preload: string, { width, height }: Rectangle): Promise<Opened> {
    const { targetId } = await this.#line.send('Target.createTarget', { url: 'about:blank', width, height })
    const { sessionId } = await this.#line.send('Target.attachToTarget', { targetId, flatten: true })
    const opened = { targetId: String(targetId), sessionId: String(sessionId) }
    this.#line.on((event) => this.#hear(event, opened))
    const tell = (method: string, params: object = {}) => this.#line.send(method, params, opened.sessionId)
    await this.#line.send('Target.setDiscoverTargets', { discover: true })
    for (const { name, setting } of decidedPermissions()) {
      const origin = toHttp('app://desk')
      await this.#line.send('Browser.setPermission', { permission: { name }, setting, origin })
    }
    await tell('Page.enable')
    await tell('Runtime.addBinding', { name: IPC_WIRE, executionContextName: PRELOAD_WORLD })
    await tell('Runtime.enable')
    const source = pageWorldScript(fetchableSchemes())
    await tell('Page.addScriptToEvaluateOnNewDocument', { source })
    await tell('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadWorldScript(preload),
      worldName: PRELOAD_WORLD,
    })
    await tell('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] })
    return opened
  }

  #hear(event: DebuggerEvent, { targetId, sessionId }: Opened): void {
    if (event.method === 'Target.targetCreated') this.#hearOfTarget(event.params, targetId)
    if (event.sessionId !== sessionId) return
    this.#frames.hear(event)
    if (event.method === 'Page.loadEventFired') this.emit('did-finish-load')
    if (event.method === 'Runtime.bindingCalled') this.#hearAsk(event.params)
    if (event.method === 'Fetch.requestPaused') this.#hearOfNavigation(event.params, targetId)
    if (event.method === 'Inspector.targetCrashed') {
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    }
  }

  #hearAsk(params: Record<string, unknown>): void {
    const contextId = Number(params.executionContextId)
    const frame = this.#frames.frameOf(contextId)
    const { id, channel, args } = JSON.parse(String(params.payload))
    void invoke(channel, frame, args).then((answer) =>
      this.#say(contextId, `electronIpcAnswer(${id}, ${JSON.stringify(answer)})`),
    )
  }

  /** Electron asks main before any frame goes somewhere; a refused navigation leaves the page where it is. */
  #hearOfNavigation(params: Record<string, unknown>, mainFrame: string): void {
    const { url } = params.request as { url: string }
    let prevented = false
    const preventDefault = () => {
      prevented = true
    }
    const isMainFrame = params.frameId === mainFrame
    this.emit('will-frame-navigate', { url: toOurs(url), isMainFrame, preventDefault })
    const { requestId } = params
    void (prevented
      ? this.#command('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      : this.#command('Fetch.continueRequest', { requestId }))
  }

  #hearOfTarget(params: Record<string, unknown>, ownTarget: string): void {
    const target = params.targetInfo as { targetId: string; openerId?: string; url: string }
    if (target.openerId !== ownTarget) return
    // What Electron adds to the details is about the new window's looks; a handler that denies does not read it.
    const details = { url: toOurs(target.url) } as Parameters<OpenHandler>[0]
    const answer = this.#openHandler?.(details) ?? { action: 'allow' }
    if (answer.action === 'deny') void this.#closeRefused(target.targetId)
  }

  /** A window that is closed while it still waits for a debugger would leave the page it shares its process with waiting too. */
  async #closeRefused(targetId: string): Promise<void> {
    const { sessionId } = await this.#line.send('Target.attachToTarget', { targetId, flatten: true })
    await this.#line.send('Runtime.runIfWaitingForDebugger', {}, String(sessionId))
    await this.#line.send('Target.closeTarget', { targetId })
  }

  async #command(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const { sessionId } = await this.#opened
    return this.#line.send(method, params, sessionId)
  }

  #say(contextId: number, expression: string): void {
    // The page may have gone in the meantime; then nobody waits for this.
    void this.#command('Runtime.evaluate', { contextId, expression }).catch(() => undefined)
  }
}
