import type { Words } from './en.ts';

export const de: Words = {
  names: { ana: 'Ana Beispiel', ben: 'Ben Muster' },
  bar: { home: 'Startseite', people: 'Personen', companies: 'Unternehmen' },
  home: {
    greeting: 'Guten Morgen, Ana',
    news: 'Neuigkeiten',
    companies: 'Ihre Unternehmen',
    messages: 'Nachrichten',
    contacts: 'Kontakte',
  },
  menu: { myProfile: 'Mein Profil', settings: 'Einstellungen', signOut: 'Abmelden' },
  profile: {
    edit: 'Profil bearbeiten',
    since: 'Mitglied seit 2021',
    email: 'E-Mail',
    language: 'Sprache',
    languageName: 'Deutsch',
    timeZone: 'Zeitzone',
    timeZoneName: 'Berlin (UTC+1)',
  },
  login: {
    title: 'Login und Passwort',
    login: 'Login',
    password: 'Passwort',
    changeEmail: 'E-Mail ändern',
    changePassword: 'Passwort ändern',
  },
  social: {
    title: 'Anmeldung über soziale Netzwerke',
    about: 'Konten, mit denen Sie sich bei diesem Profil anmelden können',
    google: 'Google-Konto',
    connected: 'Verbunden',
    notConnected: 'Nicht verbunden',
    connect: 'Verbinden',
    disconnect: 'Trennen',
  },
  actions: { save: 'Speichern', cancel: 'Abbrechen' },
  newEmail: 'Neue E-Mail',
  currentPassword: 'Aktuelles Passwort',
  newPassword: 'Neues Passwort',
  repeatNewPassword: 'Neues Passwort wiederholen',
  notices: {
    confirmationSent: 'Eine Bestätigung wurde an Ihre neue E-Mail-Adresse gesendet',
    emailConfirmed: 'E-Mail-Adresse erfolgreich bestätigt',
    passwordChanged: 'Ihr Passwort wurde geändert',
    googleConnected: 'Ihr Google-Konto ist verbunden',
  },
  errors: {
    emailExists: 'Ein Nutzer mit dieser E-Mail existiert bereits',
    connectedElsewhere: 'Dieses Konto ist mit einem anderen Profil verbunden',
  },
  signIn: { title: 'Anmelden', forgot: 'Passwort vergessen?' },
  reset: {
    title: 'Passwort zurücksetzen',
    about:
      'Geben Sie die E-Mail-Adresse ein, mit der Sie\nsich anmelden. Wir senden Ihnen einen Link.',
    sendLink: 'Link senden',
    sent: 'Sehen Sie in Ihr Postfach',
    aboutSent: (email) =>
      `Wenn zu ${email} ein Profil gehört,\nist eine Nachricht mit einem Link unterwegs.`,
    back: 'Zurück zur Anmeldung',
    choose: 'Neues Passwort wählen',
    savePassword: 'Passwort speichern',
    expired: 'Dieser Link gilt nicht mehr',
    aboutExpired:
      'Er wurde schon benutzt, er ist zu alt, oder es\nwurde ein neuerer Link gesendet.',
    sendNewLink: 'Neuen Link senden',
  },
  consent: {
    question: (product) => `Darf ${product}\nSie anmelden?`,
    scopes: ['Ihren Namen sehen', 'Ihre E-Mail-Adresse sehen', 'Ihr Profilfoto sehen'],
    allow: 'Erlauben',
  },
  oneProfile: 'Ein Profil, mehrere\nWege, sich anzumelden',
  mail: {
    inbox: 'Posteingang',
    to: (email) => `an ${email}`,
    ourTime: '09:41',
    calendar: {
      from: 'Teamkalender',
      time: '08:55',
      subject: 'Ihre Woche im Überblick',
      start: 'Drei Besprechungen, ein',
    },
    photos: { time: 'Mo', subject: 'Fotos vom Workshop', start: 'Hallo Ana, hier sind die' },
    hello: 'Hallo Ana,',
  },
  confirmLetter: {
    subject: 'Neue E-Mail bestätigen',
    start: 'Hallo Ana, Sie möchten',
    request:
      'Sie möchten die E-Mail-Adresse Ihres Profils\nändern. Bestätigen Sie die neue mit diesem Link:',
    notYou: 'Wenn Sie das nicht waren, ignorieren Sie diese\nNachricht. Dann ändert sich nichts.',
  },
  resetLetter: {
    start: 'Hallo Ana, jemand hat',
    request:
      'Jemand hat ein neues Passwort für Ihr Profil\nangefordert. Wenn Sie es waren, wählen Sie es hier:',
    notYou:
      'Wenn Sie das nicht waren, ignorieren Sie diese\nNachricht. Ihr Passwort bleibt, wie es ist.',
  },
};
