import { defineConfig } from 'vitest/config';

/** The folders that decide what an operator is told: nearly every branch of theirs must have been taken. */
const deciding = { branches: 95 };

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/bench/**'],
    reporters: ['default'],
    // Programs in pseudo-terminals share a busy machine; what hangs is told all the same.
    testTimeout: 90_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: {
        'src/condition/**': deciding,
        'src/procedure/**': deciding,
        'src/incident/**': deciding,
        'src/report/**': deciding,
      },
    },
  },
});
