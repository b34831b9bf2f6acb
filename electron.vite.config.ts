import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { listBuildFiles } from './scripts/list-build-files.ts'
import { modernFonts } from './scripts/modern-fonts.ts'

/** Three bundles: main and preload for Electron, and the one renderer that both editions show. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // Whole in one file, so that a package carries no node_modules beside it.
      externalizeDeps: false,
      rollupOptions: { input: 'src-main/main.ts' },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload may require nothing but electron, so zod and the contracts are bundled in.
      externalizeDeps: false,
      rollupOptions: {
        input: 'src-main/preload.ts',
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    // Relative, so that the same files work below app://desk/ and below /desk/.
    base: './',
    plugins: [react(), modernFonts(), listBuildFiles()],
    build: {
      outDir: 'out/renderer',
      // Nothing as a `data:` address: the policy lets fonts come from the desk's own files only.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: {
          index: 'src-renderer/index.html',
          'service-worker': 'src-renderer/service-worker/service-worker.ts',
        },
        output: {
          // A service worker is known by its address, so that one has no hash; it lies beside the page that it keeps.
          entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        },
      },
      // electron-vite leaves code as it is; the counter opens faster when half of it need not be read.
      minify: true,
      chunkSizeWarningLimit: 2000,
    },
  },
})
