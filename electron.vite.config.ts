import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

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
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      rollupOptions: { input: 'src-renderer/index.html' },
      chunkSizeWarningLimit: 2000,
    },
  },
})
