import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { expect, test } from 'vitest'

const packaging = readFileSync(resolve(import.meta.dirname, '../electron-builder.yml'), 'utf8')

/** The switches below one heading of the file. */
function switchesBelow(heading: string): Readonly<Record<string, boolean>> {
  const block = new RegExp(`^${heading}:\\n((?: +.*\\n)+)`, 'm').exec(packaging)?.[1] ?? ''
  const lines = [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)]
  return Object.fromEntries(lines.map(([, name, state]) => [name, state === 'true']))
}

test('no road is left to run the packaged desk as a tool', () => {
  expect(switchesBelow('electronFuses')).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
})

test('every fuse of this Electron is decided, or said why not', () => {
  const fuses = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)))
  const decided = Object.keys(switchesBelow('electronFuses')).map((name) => name.toLowerCase())
  const undecided = fuses.filter((name) => !decided.includes(name.toLowerCase()))
  expect(undecided).toEqual(['WasmTrapHandlers'])
  expect(packaging).toContain('WasmTrapHandlers keeps')
})

test('removing the program never removes residents', () => {
  expect(switchesBelow('nsis')).toMatchObject({ deleteAppDataOnUninstall: false })
})
