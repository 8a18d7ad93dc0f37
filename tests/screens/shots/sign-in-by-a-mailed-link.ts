import { en } from '../../../src/config/words/en.ts';
import { linkIn } from '../../support/people.ts';
import { ANA } from './people.ts';
import type { ArticleShots } from './shot.ts';

/** Pictures of "Sign in by a mailed link". */
export const signInByAMailedLink: ArticleShots = {
  category: 'support',
  article: 'sign-in-by-a-mailed-link',
  async take(stage, snap) {
    stage.addCustomer(ANA, 'professional');
    const page = await stage.newPage();
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const heading = (name: string) => page.getByRole('heading', { name, exact: true });
    await page.goto('/support/');
    const toSignIn = page.getByRole('link', { name: en.signIn.title, exact: true });
    await toSignIn.hover();
    await snap('1-open-the-support-page.png', {
      page,
      height: 256,
      from: heading(en.support.title),
      shows: [toSignIn],
    });

    await toSignIn.click();
    await page.getByLabel(en.signIn.email).fill(ANA);
    const send = button(en.signIn.button);
    await send.hover();
    await snap('2-type-your-address.png', {
      page,
      height: 350,
      from: heading(en.signIn.title),
      shows: [send],
    });

    await send.click();
    await snap('3-look-into-your-inbox.png', {
      page,
      height: 480,
      from: heading(en.signIn.sentTitle),
      shows: [page.getByLabel(en.signIn.code), page.getByRole('link', { name: en.signIn.resend })],
    });

    await page.goto(linkIn(await stage.linkInMail(ANA, '/sign-in/confirm')));
    const confirm = button(en.signIn.confirmButton);
    await confirm.hover();
    await snap('4-sign-in-now.png', {
      page,
      height: 230,
      from: heading(en.signIn.confirmTitle),
      shows: [confirm],
    });

    await confirm.click();
    await page.waitForURL('**/support/');
    const who = page.getByText(en.layout.signedInAs(ANA));
    await page.mouse.move(0, 0);
    await snap('5-you-are-signed-in.png', {
      page,
      height: 380,
      from: heading(en.support.title),
      shows: [who, page.getByText(en.support.yourPlan('Professional'))],
    });
  },
};
