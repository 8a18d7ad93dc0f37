import { HtmlValidate, type ConfigData } from 'html-validate';

/** The recommended rules; each that differs says why. */
const RULES: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // A button in a form sends it unless it says otherwise, which is what ours do.
    'no-implicit-button-type': 'off',
    // HTML allows all but spaces: a heading's id may begin with a digit, the feedback's hold a dot.
    'valid-id': ['error', { relaxed: true }],
  },
};

const validator = new HtmlValidate(RULES);

/** What is wrong with a page as it was sent, as `rule: message (selector)`. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? '-'})`),
  );
}
