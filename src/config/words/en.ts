import { plural } from './plural.ts';

const articles = plural('en', { one: '# article', other: '# articles' });

/** English. Plain, short and kind; what happened, why, and what to do. */
export const en = {
  layout: {
    skipToContent: 'Skip to content',
    home: 'Home',
    allArticles: 'All articles',
    support: 'Support',
    myRequests: 'My requests',
    signOut: 'Sign out',
    signedInAs: (email: string) => `Signed in as ${email}`,
    breadcrumbs: 'You are here',
    menu: 'Main menu',
    footer: 'Help center menu',
    privacy: 'Privacy',
    languages: 'Language',
    /** Offered in this language to readers whose browser asks for it, on a page in another one. */
    offer: 'This page is also there in English.',
    acceptOffer: 'Read it in English',
    declineOffer: 'No, thank you',
  },
  home: {
    title: (product: string) => `How can we help you with ${product}?`,
    lead: 'Find an article, follow its steps, and tell us whether it helped.',
    topics: 'Topics',
    promoted: 'Often needed',
    popular: 'Popular',
    recent: 'Recently changed',
    articleCount: articles,
  },
  /** In the files for programs. */
  machines: {
    summary: (product: string) =>
      `Articles about ${product}: what to do, step by step, and the way out when something goes wrong. Each link leads to an article as Markdown.`,
    whole: 'All articles in one file',
    index: 'All articles as JSON',
  },
  incident: {
    label: 'Service notice',
    more: 'Read more',
    since: (time: string) => `Since ${time}.`,
    until: (time: string) => `Expected to last until ${time}.`,
  },
  search: {
    label: 'Search the help center',
    placeholder: 'A question, or an error message',
    button: 'Search',
    title: 'Search',
    hint: 'Type a question in your own words, or paste the error message you see.',
    results: (n: number, query: string) =>
      n === 0 ? `Nothing found for “${query}”.` : `${articles(n)} for “${query}”`,
    failed: 'Search does not answer at the moment. Try again, or look through all articles.',
    problem: 'Problem',
    showingFor: 'Showing results for',
    insteadFor: (query: string) => `Search instead for “${query}”`,
    narrow: 'Narrow down',
    howTo: 'How-to',
    problems: 'With known problems',
    elsewhere: {
      title: 'Other ways to find it',
      lead: 'Try other words, or start from a topic:',
      allArticles: 'All articles from A to Z',
      support: 'See how the support team can help',
    },
    missed: {
      title: 'What were you looking for?',
      hint: 'In a few words, without names or passwords. The people who write these articles see it; nobody sees that it was you.',
      button: 'Send',
      thanks: 'Thank you. The people who write these articles get to see it.',
    },
    recent: 'Recent searches',
    recentHint: 'Kept in this browser only.',
    clear: 'Forget them',
    close: 'Close',
    shortcuts: 'Open search with / or Ctrl+K',
  },
  article: {
    updated: 'Updated',
    reviewed: 'Checked',
    source: 'From',
    minutes: plural('en', { one: '# minute to read', other: '# minutes to read' }),
    asMarkdown: 'View as Markdown',
    copyMarkdown: 'Copy as Markdown',
    copyError: 'Copy this message',
    copyThis: (text: string) => `Copy “${text}”`,
    copied: 'Copied',
    copyFailed: 'It could not be copied. Select it and copy it yourself.',
    contents: 'On this page',
    siblings: (category: string) => `More in ${category}`,
    allSiblings: plural('en', { other: 'All # articles' }),
    neighbours: 'Before and after this article',
    previous: 'Previous',
    next: 'Next',
    remarks: { note: 'Note', warning: 'Warning', tip: 'Tip' },
    enlarge: 'Enlarge:',
    actualSize: 'Actual size',
    fitted: 'Fit to the window',
    close: 'Close',
    videoOn: (host: string, minutes: number | undefined) =>
      minutes === undefined ? `Video on ${host}` : `Video on ${host}, ${minutes} min`,
    troubleshooting: 'If something goes wrong',
    related: 'Related articles',
    notFound: 'Did not find an answer?',
    notFoundLead: 'See what support your plan includes, and other ways to get help.',
    toSupport: 'Get support',
  },
  list: {
    title: 'All articles',
    lead: 'Every article, from A to Z.',
    letters: 'Letters',
    empty: 'There is no article here yet.',
  },
  /** Told in the reader's language about an article that is only there in another one. */
  untranslated: {
    notice: (language: string) =>
      `This article is not there in English yet. Here you see it in ${language}.`,
    wish: 'I would like it in English',
    home: 'Help center in English',
    listTitle: 'Not yet in English',
  },
  /** Told above a translation that no longer follows its source. */
  stale: {
    notice: 'The original of this article has changed since it was translated.',
    toSource: (language: string) => `Read the newest version in ${language}`,
  },
  missing: {
    title: 'This page does not exist',
    lead: 'The address may have changed, or there is a typing mistake in it.',
    nearest: 'Did you mean',
    toHome: 'Go to the start page',
  },
  vote: {
    question: 'Did this article help?',
    up: 'This helped',
    down: 'This didn’t help',
    stuckAtStep: (step: string) => `I am stuck at step ${step}`,
    stuckAtProblem: 'This did not solve it',
    failed: 'Your answer could not be sent. Check your connection and try again.',
    kept: 'There is no connection. Your answer is kept in this browser and sent when it is back.',
    sentLater: 'Your answer from before was sent.',
    refusedLater: 'Your answer from before could not be taken any more.',
    trap: 'Please leave this empty',
  },
  feedback: {
    title: 'Your feedback',
    thanks: 'Thank you. It is good to know this helped.',
    sorry: 'We are sorry this did not help.',
    withdrawn: 'Your answer was taken back. You can give another one.',
    whyDown: 'What went wrong?',
    whyUp: 'What helped?',
    optional: 'One tap is enough. It shows us what to mend.',
    yourReason: 'You said:',
    changeReason: 'Choose another reason',
    comment: {
      label: 'Would you like to tell us more?',
      sought: 'What were you looking for?',
      other: 'What is it?',
      hint: 'Please leave out names, addresses and passwords. Up to 2,000 characters.',
      left: (n: string) => `${n} characters left`,
      button: 'Send',
      sent: 'Thank you, your comment has arrived.',
    },
    where: 'Which part is it about?',
    wholeArticle: 'The article as a whole',
    step: (n: number) => `Step ${n}`,
    email: {
      label: 'Tell me when it is mended (e-mail address, optional)',
      hint: 'One mail to confirm, one when it is mended; then your address is deleted.',
      asked: 'A mail is on its way to you. Click its link, and you hear when this is mended.',
    },
    toUp: 'It did help',
    toDown: 'It did not help',
    withdraw: 'Take my answer back',
    backToArticle: 'Back to the article',
  },
  reasons: {
    'not-what-i-was-looking-for': 'It is not what I was looking for',
    'too-complicated': 'It is too complicated',
    'did-not-work': 'I followed it and it did not work',
    'outdated-or-wrong': 'It is outdated or wrong',
    'missing-information': 'Something is missing',
    'screenshots-do-not-match': 'My screen looks different',
    'solved-my-problem': 'It solved my problem',
    'easy-to-follow': 'It was easy to follow',
    'translation-wrong': 'The translation is wrong',
    'want-my-language': 'I would like it in my language',
    other: 'Something else',
  },
  nextStep: {
    search: {
      title: 'Let us find the right article',
      lead: 'Say it in other words, or paste the error message.',
      related: 'Perhaps one of these?',
    },
    'easier-ways': {
      title: 'There are easier ways',
      lead: 'Watch it being done, ask in a free webinar, or let a local partner do it for you.',
      videos: 'Watch a video',
      webinars: 'Join a free webinar',
      partners: 'Ask a local partner',
      simpler: 'A shorter article on this',
    },
    request: {
      title: 'Let us get it working',
      lead: 'See whether one of these is what you met. If not, the support team takes it from here, and already knows what you read.',
      problems: 'Known problems with these steps',
      button: 'Ask the support team',
    },
    thanks: {
      title: 'Thank you, we will look at it',
      lead: 'The people who write this article get to see your answer.',
    },
    none: { title: 'Thank you', lead: 'The people who write this article get to see your answer.' },
  },
  support: {
    title: 'Support',
    description:
      'What support your plan includes, and the manuals, videos, webinars and local partners that are open to everyone.',
    signInLead: 'We send you a link by e-mail. No password is needed.',
    selfTitle: 'Help you can use right away',
    selfLeadSignedOut: 'These are open to everyone.',
    plans: 'See what the plans include',
    articles: 'Articles',
    articlesLead: 'Every article of this help center.',
    manuals: 'Manuals',
    videos: 'Video tutorials',
    webinars: 'Free webinars',
    partners: 'Local partners',
    allPartners: 'all partners',
    partnersLead: 'Partners offer assistance, training, setup and customization for a fee.',
    minutes: plural('en', { one: '# minute', other: '# minutes' }),
    noWebinars: 'No webinar is planned right now.',
    yourPlan: (plan: string) => `Your plan: ${plan}`,
    says: {
      signedOut: () =>
        'Sign in, and we can see what your plan includes. Writing to the support team is part of the paid plans; some topics are open to everyone.',
      unverified: () =>
        'We need to know that your e-mail address is yours. Sign in once with the link we send you.',
      openTopic: (plan: string) =>
        `On the plan ${plan} you can write to the support team about the topic you chose.`,
      included: () => 'Your plan includes support. You get the answer by e-mail and here.',
      noAccount: (plan: string) =>
        `We know of no paid plan for your address, so it is the plan ${plan}. All you find here is open to you. If your company has a plan, sign in with the address it knows.`,
      lapsed: (plan: string) =>
        `The paid time of your plan has ended, so you have the plan ${plan} until it is renewed. All you find here stays open to you.`,
      unknownPlan: (plan: string) =>
        `We found your account, but not what its plan includes, so it counts as ${plan} for now. Please write to us about your plan: choose the topic below.`,
      notIncluded: (plan: string) =>
        `Your plan, ${plan}, includes all you find here. Writing to the support team is part of the paid plans.`,
    },
    firstAnswer: 'First answer',
    withinHours: plural('en', { one: 'within # hour', other: 'within # hours' }),
    withinBusinessHours: plural('en', {
      one: 'within # hour, counted in business hours',
      other: 'within # hours, counted in business hours',
    }),
    businessHours: 'Business hours',
    aroundTheClock: 'Every day, around the clock',
    daysFromTo: (first: string, last: string) => `${first} to ${last}`,
    hours: (days: string, times: string, zone: string) => `${days}, ${times} (${zone})`,
    topicsTitle: 'What do you need help with?',
    openTopic: 'Everyone can write to the support team about this, on any plan.',
    partnerLead: 'Local partners do this for a fee. These are the nearest to you.',
    toDirectory: 'Find a partner by country, language and service',
    upgradeTitle: 'With a paid plan',
    upgradeLead: 'You write to the support team directly. This is when the first answer comes:',
    requestButton: 'Write a request',
    refused:
      'Your request was not sent: your plan does not include support. What you typed is below, so that you can copy it.',
  },
  partners: {
    title: 'Local partners',
    description:
      'Local partners for assistance, training, setup and customization, by country and language.',
    country: 'Country',
    language: 'Language',
    service: 'Service',
    any: 'Any',
    show: 'Show partners',
    count: plural('en', { one: '# partner', other: '# partners' }),
    inCountry: (country: string) => `In ${country}`,
    elsewhere: 'In other countries',
    all: 'All partners',
    none: 'No partner fits all of this. Below are all of them.',
    services: {
      assistance: 'Assistance',
      training: 'Training',
      setup: 'Setup',
      customization: 'Customization',
    },
  },
  request: {
    title: 'New request',
    subject: 'Subject',
    subjectHint: 'In a few words: what do you want to do?',
    suggestions: {
      title: 'Perhaps this helps right away',
      lead: 'Each opens in a new tab. What you have typed stays here.',
      count: plural('en', { one: '# article may help', other: '# articles may help' }),
      newTab: 'opens in a new tab',
    },
    description: 'What happened?',
    descriptionHint:
      'What you did, what you expected, and what you saw instead. An error message is best copied word for word.',
    send: 'Send request',
    trailTitle: 'We already know',
    trailLead: 'This goes along with your request, so that nobody asks you again.',
    trail: {
      topic: 'What it is about',
      article: 'The article you read',
      vote: 'Your answer',
      query: 'What you searched for',
      voteUp: 'It helped',
      voteDown: 'It did not help',
    },
    draftKept: 'Your request is kept for 24 hours. Sign in, and it is there again.',
    draftBack: 'Here is what you had written. Check it and send it.',
    sentTitle: 'Your request is with us',
    sentLead: (reference: string) => `Its reference is ${reference}.`,
    listTitle: 'My requests',
    listEmpty: 'You have not sent any request yet.',
    reference: 'Reference',
    statusLabel: 'Status',
    sentAt: 'Sent',
    status: {
      new: 'New: we have it and will read it soon',
      open: 'Open: we are working on it',
      pending: 'Waiting for your answer',
      hold: 'Waiting for someone else',
      solved: 'Solved',
      closed: 'Closed',
    },
    yourMessage: 'You wrote',
  },
  signIn: {
    title: 'Sign in',
    lead: 'Type your e-mail address. We send you a link and a code; either one signs you in, no password is needed.',
    email: 'E-mail address',
    button: 'Send me a link',
    sentTitle: 'Look into your inbox',
    sentLead:
      'If the address can receive mail, a link and a code are on their way. It may take a few minutes; both work for 15 minutes.',
    code: 'Code from the mail',
    codeHint: '6 digits. Or open the link in the mail, on any device.',
    codeButton: 'Sign in with the code',
    resend: 'Send it again',
    confirmTitle: 'Sign in to the help center',
    confirmLead: (email: string) =>
      `This link signs you in as ${email}. One more tap, so that only you can use it.`,
    confirmOther: (email: string) => `You are signed in as ${email} now; that ends then.`,
    confirmButton: 'Sign in now',
    signInThrough: (product: string) => `Sign in through ${product}`,
    orByMail: 'Or by e-mail',
    fromProduct: (email: string) => `You came here signed in as ${email}. Go on with that address?`,
    stay: (email: string) => `Stay signed in as ${email}`,
    mail: {
      subject: (site: string) => `Your sign-in link for ${site}`,
      text: (site: string, link: string, code: string) =>
        `Open this link to sign in to ${site}:\n\n${link}\n\nOr type this code on the page where you asked for it:\n\n${code}\n\nThey work once, within 15 minutes. Nobody from ${site} will ever ask you for the code. If you did not ask for this mail, you can ignore it.\n`,
    },
  },
  requestMail: {
    subject: (reference: string) => `We have your request ${reference}`,
    text: (reference: string, link: string) =>
      `Your request ${reference} has arrived. You can read it here:\n\n${link}\n\nThe support team answers as soon as it can.\n`,
  },
  watch: {
    confirm: {
      title: 'Tell me when it is mended',
      lead: 'Say yes, and you get one mail when the article is mended. Then your address is deleted.',
      button: 'Yes, write to me',
      doneTitle: 'We will write to you',
      doneLead: 'You get one mail when the article is mended. Until then there is nothing to do.',
      goneTitle: 'This link does not work any more',
      goneLead:
        'It is older than 48 hours, was taken back, or is not complete. If the article still does not help, tell us so under it and leave your address again.',
    },
    unsubscribe: {
      title: 'No mail, please',
      lead: 'One more tap, and you will not hear about this article any more. Your address is deleted.',
      button: 'Do not write to me',
      doneTitle: 'No mail will come',
      doneLead: 'Your address is deleted. You can leave it again under any article.',
      goneTitle: 'This link is not complete',
      goneLead: 'Open the link in the mail again, or copy all of it.',
    },
    backToArticle: 'Back to the article',
    mail: {
      confirm: {
        subject: (title: string) => `Shall we tell you when this is mended? ${title}`,
        text: (title: string, link: string, unsubscribe: string) =>
          `Someone, we think you, would like to hear when this article is mended:\n\n${title}\n\nOpen this page to say yes. It works for 48 hours.\n\n${link}\n\nThen you get one mail, and your address is deleted. If it was not you, there is nothing to do: without a yes your address is deleted after 48 hours.\n\nTo have it deleted now, or to change your mind later:\n\n${unsubscribe}\n`,
      },
      mended: {
        subject: (title: string) => `Mended: ${title}`,
        text: (title: string, link: string, unsubscribe: string) =>
          `The article you had trouble with was mended:\n\n${title}\n${link}\n\nThank you for telling us. This was the only mail about it, and we do not keep your address.\n\nIf you would rather have had none:\n\n${unsubscribe}\n`,
      },
    },
  },
  api: {
    title: 'API',
    lead: 'What programs can ask of this help center: the same addresses its own pages use.',
    document: 'The same as an OpenAPI 3.1 document',
    contents: 'Addresses',
    parameters: 'Beside the body',
    places: { path: 'In the address', query: 'Behind ?', header: 'Header', cookie: 'Cookie' },
    body: 'Body',
    types: 'A form or JSON.',
    formOnly: 'A form may also send',
    answers: 'Answers',
    answerFields: 'What stands in the answer',
    failures: 'Failures',
    example: 'Try it',
    required: 'Required',
    optional: 'Optional',
    or: ' or ',
    oneOf: (values: string) => `one of ${values}`,
    text: 'text',
    matching: (pattern: string) => `text like ${pattern}`,
    list: 'a list',
    object: 'an object',
    upTo: (n: number) => `up to ${n.toLocaleString('en')} characters`,
    number: (min: number | undefined, max: number | undefined) =>
      min === undefined || max === undefined || max === Number.MAX_SAFE_INTEGER
        ? 'a whole number'
        : `a whole number from ${min} to ${max.toLocaleString('en')}`,
    errors: 'Errors',
    errorsLead: 'Every failure is a problem document (RFC 9457), or a page for who asks for one.',
    codes: 'Codes',
    fieldCodes: 'Codes of fields',
  },
  errorSummary: {
    title: 'There is a problem',
    titlePrefix: 'Error: ',
    line: (label: string, error: string) => `“${label}”: ${error}`,
  },
  failure: {
    typed: 'What you typed is kept:',
    tryAgain: 'Try again',
  },
  problems: {
    malformed: {
      title: 'That could not be read',
      detail: 'The request was damaged or incomplete. Go back, reload the page and send it again.',
    },
    'sign-in-required': {
      title: 'Please sign in first',
      detail: 'This is only for people who are signed in. Sign in, and you come back here.',
    },
    'wrong-key': {
      title: 'The key is missing or wrong',
      detail:
        'This address is for programs. Send the header Authorization: Bearer with the API key.',
    },
    'token-refused': {
      title: 'Signing in from the product did not work',
      detail:
        'What the product sent was too old, used already or not complete. Go back to the product and open the help center from there again, or sign in by e-mail below.',
    },
    'cross-site': {
      title: 'This came from another site',
      detail:
        'For your safety only pages of this help center may send this. Open the page here and send it again.',
    },
    'plan-without-support': {
      title: 'Your plan does not include support',
      detail:
        'Writing to the support team is part of the paid plans. Manuals, articles, videos, webinars and local partners are open to you.',
    },
    'not-found': {
      title: 'This does not exist',
      detail: 'It may have been removed, or the address is not complete.',
    },
    'unknown-article': {
      title: 'This article does not exist',
      detail: 'It may have been renamed or removed. Look for it in the list of all articles.',
    },
    'method-not-allowed': {
      title: 'This address does not work that way',
      detail:
        'The address exists, but not for this kind of request. The Allow header names those it takes.',
    },
    'link-used': {
      title: 'This link does not work any more',
      detail: 'It was used already, or is older than 15 minutes. Ask for a new one below.',
    },
    'code-ended': {
      title: 'This code does not work here',
      detail:
        'It was used, is older than 15 minutes, was mistyped too often, or was asked for in another browser. The link in your mail may still work; or ask for a new mail below.',
    },
    'too-large': {
      title: 'That is too much at once',
      detail: 'What you sent is larger than this address takes. Make it shorter and send it again.',
    },
    'unsupported-media-type': {
      title: 'This format is not understood',
      detail: 'Send a form, or JSON in UTF-8.',
    },
    invalid: {
      title: 'Something needs a correction',
      detail: 'Check the fields that are named and send it again.',
    },
    'idempotency-mismatch': {
      title: 'This was sent before with other content',
      detail:
        'The same key was used for other content. To make it a second request, send the form once more.',
    },
    'too-many-requests': {
      title: 'That was a bit fast',
      detail:
        'There were many of these in a short time. Please wait a moment and try again; nothing you typed is lost.',
    },
    unexpected: {
      title: 'Something broke on our side',
      detail: 'It was not your fault and has been written down. Please try again in a moment.',
    },
    unavailable: {
      title: 'We cannot save this right now',
      detail: 'Our storage is busy. Nothing was saved; please send it again in a few seconds.',
    },
  },
  fieldErrors: {
    required: 'Please fill this in.',
    'too-long': 'This is too long. Please shorten it.',
    'not-in-list': 'Please choose one of the given answers.',
    'not-an-email': 'Please type an e-mail address, such as name@example.com.',
    'not-a-domain': 'Please type a domain, such as example.com.',
    'public-mail-domain':
      'Anybody can have an address there. Please use a domain of the company’s own.',
    'not-an-instant':
      'Please type a day or an instant, such as 2027-01-31 or 2027-01-31T12:00:00Z.',
    'has-null-character': 'This has a character that cannot be stored. Please remove it.',
    'not-text': 'Please type text here.',
    'unknown-field': 'This field is not known here.',
    'wrong-code': 'This is not the code. Type the 6 digits of your newest mail.',
  },
};
