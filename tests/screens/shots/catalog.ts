import { explainErrorMessages } from './explain-error-messages.ts';
import { findAnAnswer } from './find-an-answer.ts';
import { followAnArticle } from './follow-an-article.ts';
import { followMyRequests } from './follow-my-requests.ts';
import { hearWhenAnArticleIsMended } from './hear-when-an-article-is-mended.ts';
import { readWithoutJavascript } from './read-without-javascript.ts';
import { sayWhetherAnArticleHelped } from './say-whether-an-article-helped.ts';
import { seeWhatYourPlanIncludes } from './see-what-your-plan-includes.ts';
import { sendARequest } from './send-a-request.ts';
import type { ArticleShots } from './shot.ts';
import { showStepsWithScreenshots } from './show-steps-with-screenshots.ts';
import { signInByAMailedLink } from './sign-in-by-a-mailed-link.ts';
import { writeYourFirstArticle } from './write-your-first-article.ts';

/** The articles whose pictures are taken of this help center itself. */
export const ARTICLES_WITH_SHOTS: readonly ArticleShots[] = [
  findAnAnswer,
  followAnArticle,
  sayWhetherAnArticleHelped,
  hearWhenAnArticleIsMended,
  readWithoutJavascript,
  seeWhatYourPlanIncludes,
  signInByAMailedLink,
  sendARequest,
  followMyRequests,
  writeYourFirstArticle,
  showStepsWithScreenshots,
  explainErrorMessages,
];
