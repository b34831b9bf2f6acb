import { expect, test } from 'vitest'
import { hasDisplay } from './find-electron.ts'

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { DISPLAY: '' }, false],
  ['win32', {}, true],
])('on %s with %j a window can be shown: %s', (platform, env, shown) => {
  expect(hasDisplay(platform, env)).toBe(shown)
})
