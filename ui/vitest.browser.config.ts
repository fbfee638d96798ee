import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

// Whole flows in the system's Chromium, against the demo answers: every key counted.
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  optimizeDeps: { include: ['react', 'react-dom/client', 'react/jsx-dev-runtime', '@tanstack/react-query', '@tanstack/react-router', '@tanstack/react-virtual', '@fluent/bundle', '@base-ui/react/csp-provider', '@base-ui/react/dialog', '@base-ui/react/menu', '@base-ui/react/select', 'axe-core'] },
  test: {
    include: ['tests/**/*.browser.test.tsx'],
    // The keyboard is one: two pages at a time would take it from each other.
    fileParallelism: false,
    testTimeout: 20_000,
    hookTimeout: 15_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 1366, height: 768 },
      instances: [{ browser: 'chromium' }],
      provider: playwright({ launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] } }),
    },
  },
});
