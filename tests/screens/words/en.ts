/**
 * The words in the screens. A line break stands where the line is broken in the picture, because
 * lines are never broken by chance. Names of people are plainly examples.
 */
export const en = {
  names: { ana: 'Ana Example', ben: 'Ben Sample' },
  bar: { home: 'Home', people: 'People', companies: 'Companies' },
  home: {
    greeting: 'Good morning, Ana',
    news: 'News',
    companies: 'Your companies',
    messages: 'Messages',
    contacts: 'Contacts',
  },
  menu: { myProfile: 'My profile', settings: 'Settings', signOut: 'Sign out' },
  profile: {
    edit: 'Edit profile',
    since: 'Member since 2021',
    email: 'Email',
    language: 'Language',
    languageName: 'English',
    timeZone: 'Time zone',
    timeZoneName: 'Berlin (UTC+1)',
  },
  login: {
    title: 'Login and password',
    login: 'Login',
    password: 'Password',
    changeEmail: 'Change email',
    changePassword: 'Change password',
  },
  social: {
    title: 'Social logins',
    about: 'Accounts you can use to sign in to this profile',
    google: 'Google account',
    connected: 'Connected',
    notConnected: 'Not connected',
    connect: 'Connect',
    disconnect: 'Disconnect',
  },
  actions: { save: 'Save', cancel: 'Cancel' },
  newEmail: 'New email',
  currentPassword: 'Current password',
  newPassword: 'New password',
  repeatNewPassword: 'Repeat the new password',
  notices: {
    confirmationSent: 'Confirmation has been sent to your new email address',
    emailConfirmed: 'Email address successfully confirmed',
    passwordChanged: 'Your password has been changed',
    googleConnected: 'Your Google account is connected',
  },
  errors: {
    emailExists: 'A user with that email already exists',
    connectedElsewhere: 'This account is connected to another profile',
  },
  signIn: { title: 'Sign in', forgot: 'Forgot your password?' },
  reset: {
    title: 'Reset your password',
    about: 'Type the email address you sign in with.\nWe will send you a link.',
    sendLink: 'Send link',
    sent: 'Check your inbox',
    aboutSent: (email: string) =>
      `If ${email} belongs to a profile,\na message with a link is on its way.`,
    back: 'Back to sign-in',
    choose: 'Choose a new password',
    savePassword: 'Save password',
    expired: 'This link is no longer valid',
    aboutExpired: 'It was used before, it is too old,\nor a newer link has been sent.',
    sendNewLink: 'Send a new link',
  },
  consent: {
    question: (product: string) => `Allow ${product}\nto sign you in?`,
    scopes: ['See your name', 'See your email address', 'See your profile photo'],
    allow: 'Allow',
  },
  oneProfile: 'One profile,\nseveral ways to sign in',
  mail: {
    inbox: 'Inbox',
    to: (email: string) => `to ${email}`,
    ourTime: '9:41',
    calendar: {
      from: 'Team calendar',
      time: '8:55',
      subject: 'Your week at a glance',
      start: 'Three meetings, one',
    },
    photos: { time: 'Mon', subject: 'Photos from the workshop', start: 'Hi Ana, here are the' },
    hello: 'Hello Ana,',
  },
  confirmLetter: {
    subject: 'Confirm your new email',
    start: 'Hello Ana, you asked to',
    request:
      'You asked to change the email address of your\nprofile. To confirm the new one, follow this link:',
    notYou: 'If it was not you, ignore this message. Nothing\nwill change.',
  },
  resetLetter: {
    start: 'Hello Ana, someone asked',
    request: 'Someone asked for a new password for your\nprofile. If it was you, choose one here:',
    notYou: 'If it was not you, ignore this message. Your\npassword stays as it is.',
  },
};

/** What every language has words for. */
export type Words = typeof en;
