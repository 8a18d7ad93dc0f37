export { mailRow, type Mail, type MailRowParts } from './mail.ts';
export { createMailTransport, type MailTransport, type OutgoingMail } from './mail-transport.ts';
export { createSeal, type Seal } from './seal.ts';
export { forgetDeadMail } from './store.ts';
export { outbox } from './table.ts';
export { startOutbox, type Log, type Outbox } from './worker.ts';
