import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const worthIt = /\.(js|css|html|svg|json)$/;
const squeeze = { brotli: promisify(brotliCompress), gzip: promisify(gzip) };

/** Compresses each file once, at the build, as well as can be: the server sends the smallest that the browser takes. */
function compressed(): Plugin {
  return {
    name: 'grappe-compressed',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) return;
      for (const name of await readdir(dir, { recursive: true })) {
        if (worthIt.test(name)) await compressFile(join(dir, name));
      }
    },
  };
}

async function compressFile(file: string): Promise<void> {
  const bytes = await readFile(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${file}.br`, await squeeze.brotli(bytes, { params }));
  await writeFile(`${file}.gz`, await squeeze.gzip(bytes, { level: 9 }));
}

/** The pages are built to `dist`, which the server serves; nothing comes from another host. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed()],
  build: {
    target: 'es2022',
    // Fonts and pictures stay files: the server's content policy refuses `data:` fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What every first visit needs comes in one file instead of a dozen.
        codeSplitting: {
          groups: [
            {
              name: 'frame',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|use-sync-external-store)\//,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: {
    port: 5173,
    proxy: { '/api': { target: process.env['GRAPPE_URL'] ?? 'http://127.0.0.1:3000' } },
  },
});
