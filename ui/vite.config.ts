import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// `encargo serve` answers the calls while the pages are developed in a browser.
const host = process.env.ENCARGO_HOST ?? 'http://127.0.0.1:4317';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  clearScreen: false,
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/call': host, '/feed': host, '/upload': host },
  },
  build: {
    target: ['es2022', 'safari16.4'],
    sourcemap: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Some hundred files of a few bytes each would only be requests.
            { name: 'icons', test: /@tabler[\\/]icons-react/ },
            { name: 'words-es', test: /locales[\\/]es[\\/]/ },
            { name: 'words-en', test: /locales[\\/]en[\\/]/ },
          ],
        },
      },
    },
  },
});
