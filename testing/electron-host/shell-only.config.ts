import config from '../../electron.vite.config.ts'

/** The product's own build of main and preload, without the renderer. */
export default { main: config.main, preload: config.preload }
