import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The pages are built to `dist`, which the server serves; nothing comes from another host. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'es2022',
    // Fonts and pictures stay files: the server's content policy refuses `data:` fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    chunkSizeWarningLimit: 700,
  },
  worker: { format: 'es' },
  server: {
    port: 5173,
    proxy: { '/api': { target: process.env['GRAPPE_URL'] ?? 'http://127.0.0.1:3000' } },
  },
});
