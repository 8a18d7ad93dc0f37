import { z } from 'zod';

/** A text in several languages, keyed by locale. The site's first locale must be there. */
export const localizedText = z.record(z.string(), z.string().min(1));
export type LocalizedText = z.infer<typeof localizedText>;
