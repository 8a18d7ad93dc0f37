/** What a form tells about who filled it in, apart from what they wrote. */
export type FormTraces = {
  /** A field people do not see. Scripts that fill in everything fill it in too. */
  trap: string | undefined;
  /** Seconds the comment field was on screen before it was sent, counted by our script; else undefined. */
  seconds: number | undefined;
  hasComment: boolean;
};

/** The name of the trap field: plausible to a script, and no field of ours. */
export const TRAP_FIELD = 'website';
export const SECONDS_FIELD = 'seconds';

/** Nobody reads a question and types an answer in less. Source: GOV.UK feedback, 4 s; we are milder. */
const MIN_SECONDS = 3;

/**
 * Whether a vote is set aside: stored and answered like any other, but not counted until somebody
 * looks. Never thrown away, because both signs can be wrong.
 */
export function isSuspicious({ trap, seconds, hasComment }: FormTraces): boolean {
  if (trap !== undefined && trap !== '') return true;
  return hasComment && seconds !== undefined && seconds < MIN_SECONDS;
}

/** Takes the traces out of a form's fields, so that what is left is what the reader said. */
export function takeTraces(fields: Record<string, unknown>): {
  traces: FormTraces;
  said: Record<string, unknown>;
} {
  const { [TRAP_FIELD]: trap, [SECONDS_FIELD]: seconds, ...said } = fields;
  const elapsed = typeof seconds === 'string' && seconds !== '' ? Number(seconds) : NaN;
  const comment = said['comment'];
  return {
    said,
    traces: {
      trap: typeof trap === 'string' ? trap : undefined,
      seconds: Number.isFinite(elapsed) ? elapsed : undefined,
      hasComment: typeof comment === 'string' && comment.trim() !== '',
    },
  };
}
