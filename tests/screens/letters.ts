import { inbox } from './mail.ts';
import { link } from './product.ts';
import { ANA } from './profile.ts';

/** The message that asks to confirm a new address, open in the inbox of that address. */
export const confirmLetter = inbox({
  to: ANA.newEmail,
  subject: 'Confirm your new email',
  start: 'Hello Ana, you asked to',
  paragraphs: [
    'Hello Ana,',
    'You asked to change the email address of your<br>profile. To confirm the new one, follow this link:',
    link('https://network.example.com/confirm', 'hover'),
    'If it was not you, ignore this message. Nothing<br>will change.',
  ],
});
