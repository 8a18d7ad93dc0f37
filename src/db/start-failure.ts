/**
 * Something that must stop the start. The message is for the person who typed the command: what
 * happened, why, and what to do. Recognise it by `code`, because classes differ between bundles.
 */
export class StartFailure extends Error {
  readonly code = 'start-failure';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartFailure';
  }
}
