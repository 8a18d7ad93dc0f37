import { en } from '../../../src/config/words/en.ts';
import { ANA, BEN } from './people.ts';
import type { ArticleShots } from './shot.ts';

/** Pictures of "See what support your plan includes". */
export const seeWhatYourPlanIncludes: ArticleShots = {
  category: 'support',
  article: 'see-what-your-plan-includes',
  async take(stage, snap) {
    stage.addCustomer(ANA, 'professional');
    stage.addCustomer(BEN, 'free');

    const paid = await stage.newPage();
    await stage.signIn(paid, ANA);
    const write = paid.getByRole('link', { name: en.support.requestButton });
    await paid.mouse.move(0, 0);
    await snap('1-a-plan-with-support.png', {
      page: paid,
      height: 460,
      from: paid.getByRole('heading', { name: en.support.title, exact: true }),
      shows: [paid.getByText(en.support.yourPlan('Professional')), write],
    });

    const free = await stage.newPage();
    await stage.signIn(free, BEN);
    await free.mouse.move(0, 0);
    await snap('2-a-plan-without-support.png', {
      page: free,
      height: 600,
      from: free.getByRole('heading', { name: en.support.title, exact: true }),
      shows: [
        free.getByText(en.support.says.notIncluded('Free')),
        free.getByRole('heading', { name: en.support.topicsTitle }),
      ],
    });
  },
};
