import { defineConfig } from 'drizzle-kit';

// Paths are relative to the working directory, so run it through `npm run db:generate`.
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/**/table.ts',
  out: './drizzle',
});
