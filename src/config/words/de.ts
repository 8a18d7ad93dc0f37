import type { Words } from './index.ts';
import { plural } from './plural.ts';

const articles = plural('de', { other: '# Artikel' });

/** German. Formal, plain, short and kind; what happened, why, and what to do. */
export const de: Words = {
  layout: {
    skipToContent: 'Zum Inhalt springen',
    home: 'Startseite',
    allArticles: 'Alle Artikel',
    support: 'Support',
    myRequests: 'Meine Anfragen',
    signOut: 'Abmelden',
    signedInAs: (email) => `Angemeldet als ${email}`,
    breadcrumbs: 'Sie sind hier',
    menu: 'Hauptmenü',
    footer: 'Menü des Hilfecenters',
    privacy: 'Datenschutz',
    languages: 'Sprache',
    offer: 'Diese Seite gibt es auch auf Deutsch.',
    acceptOffer: 'Auf Deutsch lesen',
    declineOffer: 'Nein, danke',
  },
  home: {
    title: (product) => `Wie können wir Ihnen bei ${product} helfen?`,
    lead: 'Finden Sie einen Artikel, folgen Sie seinen Schritten, und sagen Sie uns, ob er geholfen hat.',
    topics: 'Themen',
    promoted: 'Oft gebraucht',
    popular: 'Beliebt',
    recent: 'Kürzlich geändert',
    articleCount: articles,
  },
  /** In the files for programs. */
  machines: {
    summary: (product: string) =>
      `Artikel zu ${product}: was zu tun ist, Schritt für Schritt, und der Ausweg, wenn etwas nicht klappt. Jeder Link führt zu einem Artikel als Markdown.`,
    whole: 'Alle Artikel in einer Datei',
    index: 'Alle Artikel als JSON',
  },
  incident: {
    label: 'Aktueller Hinweis',
    more: 'Mehr dazu',
    since: (time) => `Seit ${time}.`,
    until: (time) => `Voraussichtlich bis ${time}.`,
  },
  search: {
    label: 'Hilfecenter durchsuchen',
    placeholder: 'Eine Frage oder eine Fehlermeldung',
    button: 'Suchen',
    title: 'Suche',
    hint: 'Fragen Sie in Ihren eigenen Worten, oder fügen Sie die Fehlermeldung ein, die Sie sehen.',
    results: (n, query) =>
      n === 0 ? `Zu „${query}“ wurde nichts gefunden.` : `${articles(n)} zu „${query}“`,
    failed:
      'Die Suche antwortet gerade nicht. Versuchen Sie es noch einmal, oder sehen Sie alle Artikel durch.',
    problem: 'Problem',
    showingFor: 'Ergebnisse für',
    insteadFor: (query) => `Stattdessen nach „${query}“ suchen`,
    narrow: 'Eingrenzen',
    howTo: 'Anleitungen',
    problems: 'Mit bekannten Problemen',
    elsewhere: {
      title: 'Andere Wege zum Ziel',
      lead: 'Versuchen Sie es mit anderen Wörtern, oder beginnen Sie bei einem Thema:',
      allArticles: 'Alle Artikel von A bis Z',
      support: 'So kann das Support-Team helfen',
    },
    missed: {
      title: 'Wonach haben Sie gesucht?',
      hint: 'In wenigen Worten, ohne Namen oder Passwörter. Die Redaktion dieser Artikel sieht es; niemand sieht, dass es von Ihnen kommt.',
      button: 'Senden',
      thanks: 'Vielen Dank. Die Redaktion dieser Artikel bekommt es zu sehen.',
    },
    recent: 'Letzte Suchanfragen',
    recentHint: 'Nur in diesem Browser gespeichert.',
    clear: 'Verlauf löschen',
    close: 'Schließen',
    shortcuts: 'Suche mit / oder Strg+K öffnen',
  },
  article: {
    updated: 'Aktualisiert am',
    reviewed: 'Geprüft am',
    source: 'Quelle',
    minutes: plural('de', { one: '# Minute Lesezeit', other: '# Minuten Lesezeit' }),
    asMarkdown: 'Als Markdown ansehen',
    copyMarkdown: 'Als Markdown kopieren',
    copyError: 'Diese Meldung kopieren',
    copyThis: (text) => `„${text}“ kopieren`,
    copied: 'Kopiert',
    copyFailed:
      'Das Kopieren hat nicht geklappt. Markieren Sie den Text, und kopieren Sie ihn selbst.',
    contents: 'Auf dieser Seite',
    siblings: (category) => `Mehr in „${category}“`,
    allSiblings: plural('de', { other: 'Alle # Artikel' }),
    neighbours: 'Vor und nach diesem Artikel',
    previous: 'Vorheriger Artikel',
    next: 'Nächster Artikel',
    remarks: { note: 'Hinweis', warning: 'Achtung', tip: 'Tipp' },
    enlarge: 'Vergrößern:',
    actualSize: 'Originalgröße',
    fitted: 'An das Fenster anpassen',
    close: 'Schließen',
    videoOn: (host, minutes) =>
      minutes === undefined ? `Video auf ${host}` : `Video auf ${host}, ${minutes} Min.`,
    troubleshooting: 'Wenn etwas nicht klappt',
    related: 'Verwandte Artikel',
    notFound: 'Keine Antwort gefunden?',
    notFoundLead:
      'Sehen Sie, welchen Support Ihr Tarif umfasst und wo Sie sonst noch Hilfe bekommen.',
    toSupport: 'Support erhalten',
  },
  list: {
    title: 'Alle Artikel',
    lead: 'Alle Artikel von A bis Z.',
    letters: 'Buchstaben',
    empty: 'Hier gibt es noch keinen Artikel.',
  },
  untranslated: {
    notice: (language) =>
      `Diesen Artikel gibt es noch nicht auf Deutsch. Hier sehen Sie ihn auf ${language}.`,
    wish: 'Ich hätte ihn gern auf Deutsch',
    home: 'Hilfecenter auf Deutsch',
    listTitle: 'Noch nicht auf Deutsch',
  },
  stale: {
    notice: 'Das Original dieses Artikels wurde geändert, seit er übersetzt wurde.',
    toSource: (language) => `Neueste Fassung auf ${language} lesen`,
  },
  missing: {
    title: 'Diese Seite gibt es nicht',
    lead: 'Vielleicht hat sich die Adresse geändert, oder sie enthält einen Tippfehler.',
    nearest: 'Meinten Sie',
    toHome: 'Zur Startseite',
  },
  vote: {
    question: 'Hat Ihnen dieser Artikel geholfen?',
    up: 'Ja, das hat geholfen',
    down: 'Nein, das hat nicht geholfen',
    stuckAtStep: (step) => `Ich komme bei Schritt ${step} nicht weiter`,
    stuckAtProblem: 'Das hat das Problem nicht gelöst',
    failed:
      'Ihre Antwort konnte nicht gesendet werden. Prüfen Sie Ihre Verbindung, und versuchen Sie es noch einmal.',
    kept: 'Sie sind gerade nicht verbunden. Ihre Antwort bleibt in diesem Browser und wird gesendet, sobald die Verbindung wieder da ist.',
    sentLater: 'Ihre Antwort von vorhin wurde gesendet.',
    refusedLater: 'Ihre Antwort von vorhin konnte nicht mehr angenommen werden.',
    trap: 'Bitte lassen Sie dieses Feld leer',
  },
  feedback: {
    title: 'Ihre Rückmeldung',
    thanks: 'Vielen Dank. Schön, dass es geholfen hat.',
    sorry: 'Es tut uns leid, dass es nicht geholfen hat.',
    withdrawn: 'Ihre Antwort wurde zurückgenommen. Sie können eine neue geben.',
    whyDown: 'Woran lag es?',
    whyUp: 'Was hat geholfen?',
    optional: 'Ein Klick genügt. Er zeigt uns, was wir verbessern sollten.',
    yourReason: 'Ihre Antwort:',
    changeReason: 'Einen anderen Grund wählen',
    comment: {
      label: 'Möchten Sie uns mehr dazu sagen?',
      sought: 'Wonach haben Sie gesucht?',
      other: 'Worum geht es?',
      hint: 'Bitte keine Namen, Adressen und Passwörter. Bis zu 2.000 Zeichen.',
      left: (n) => `Noch ${n} Zeichen`,
      button: 'Senden',
      sent: 'Vielen Dank, Ihr Kommentar ist angekommen.',
    },
    where: 'Um welchen Teil geht es?',
    wholeArticle: 'Der ganze Artikel',
    step: (n) => `Schritt ${n}`,
    email: {
      label:
        'Benachrichtigen Sie mich, wenn der Artikel überarbeitet ist (E-Mail-Adresse, freiwillig)',
      hint: 'Eine E-Mail zur Bestätigung, eine nach der Überarbeitung; dann wird Ihre Adresse gelöscht.',
      asked:
        'Eine E-Mail ist zu Ihnen unterwegs. Klicken Sie auf den Link darin, dann erfahren Sie, wenn der Artikel überarbeitet ist.',
    },
    toUp: 'Es hat doch geholfen',
    toDown: 'Es hat doch nicht geholfen',
    withdraw: 'Meine Antwort zurücknehmen',
    backToArticle: 'Zurück zum Artikel',
  },
  reasons: {
    'not-what-i-was-looking-for': 'Ich habe etwas anderes gesucht',
    'too-complicated': 'Es ist zu kompliziert',
    'did-not-work': 'Ich bin den Schritten gefolgt, aber es hat nicht funktioniert',
    'outdated-or-wrong': 'Es ist veraltet oder falsch',
    'missing-information': 'Es fehlt etwas',
    'screenshots-do-not-match': 'Bei mir sieht es anders aus',
    'solved-my-problem': 'Es hat mein Problem gelöst',
    'easy-to-follow': 'Es war leicht zu verstehen',
    'translation-wrong': 'Die Übersetzung ist falsch',
    'want-my-language': 'Ich hätte es gern in meiner Sprache',
    other: 'Etwas anderes',
  },
  nextStep: {
    search: {
      title: 'Finden wir den richtigen Artikel',
      lead: 'Sagen Sie es mit anderen Worten, oder fügen Sie die Fehlermeldung ein.',
      related: 'Vielleicht einer von diesen?',
    },
    'easier-ways': {
      title: 'Es geht auch einfacher',
      lead: 'Sehen Sie zu, wie es geht, fragen Sie in einem kostenlosen Webinar, oder lassen Sie es von einem Partner in Ihrer Nähe erledigen.',
      videos: 'Video ansehen',
      webinars: 'An einem kostenlosen Webinar teilnehmen',
      partners: 'Einen Partner in Ihrer Nähe fragen',
      simpler: 'Ein kürzerer Artikel dazu',
    },
    request: {
      title: 'Bringen wir es zum Laufen',
      lead: 'Sehen Sie nach, ob Ihr Problem dabei ist. Wenn nicht, übernimmt das Support-Team; es weiß dann schon, was Sie gelesen haben.',
      problems: 'Bekannte Probleme bei diesen Schritten',
      button: 'Support-Team fragen',
    },
    thanks: {
      title: 'Vielen Dank, wir sehen es uns an',
      lead: 'Die Redaktion dieses Artikels bekommt Ihre Antwort zu sehen.',
    },
    none: {
      title: 'Vielen Dank',
      lead: 'Die Redaktion dieses Artikels bekommt Ihre Antwort zu sehen.',
    },
  },
  support: {
    title: 'Support',
    description:
      'Welchen Support Ihr Tarif umfasst, und die Handbücher, Videos, Webinare und Partner in Ihrer Nähe, die allen offenstehen.',
    signInLead: 'Wir senden Ihnen einen Link per E-Mail. Sie brauchen kein Passwort.',
    selfTitle: 'Hilfe, die Sie sofort nutzen können',
    selfLeadSignedOut: 'Diese Angebote stehen allen offen.',
    plans: 'Sehen, was die Tarife umfassen',
    articles: 'Artikel',
    articlesLead: 'Alle Artikel dieses Hilfecenters.',
    manuals: 'Handbücher',
    videos: 'Videoanleitungen',
    webinars: 'Kostenlose Webinare',
    partners: 'Partner in Ihrer Nähe',
    allPartners: 'alle Partner',
    partnersLead:
      'Unsere Partner bieten gegen Bezahlung Beratung, Schulung, Einrichtung und Anpassung.',
    minutes: plural('de', { one: '# Minute', other: '# Minuten' }),
    noWebinars: 'Zurzeit ist kein Webinar geplant.',
    yourPlan: (plan) => `Ihr Tarif: ${plan}`,
    says: {
      signedOut: () =>
        'Melden Sie sich an, dann sehen wir, was Ihr Tarif umfasst. Anfragen an das Support-Team gehören zu den kostenpflichtigen Tarifen; einige Themen stehen allen offen.',
      unverified: () =>
        'Wir müssen wissen, dass die E-Mail-Adresse Ihnen gehört. Melden Sie sich einmal mit dem Link an, den wir Ihnen senden.',
      openTopic: (plan) =>
        `Im Tarif „${plan}“ können Sie dem Support-Team zu dem Thema schreiben, das Sie gewählt haben.`,
      included: () => 'Ihr Tarif umfasst Support. Die Antwort bekommen Sie per E-Mail und hier.',
      noAccount: (plan) =>
        `Zu Ihrer Adresse kennen wir keinen kostenpflichtigen Tarif, daher gilt der Tarif „${plan}“. Alles, was Sie hier finden, steht Ihnen offen. Hat Ihr Unternehmen einen Tarif, dann melden Sie sich mit der Adresse an, die dort bekannt ist.`,
      lapsed: (plan) =>
        `Die bezahlte Zeit Ihres Tarifs ist zu Ende; bis zur Verlängerung gilt der Tarif „${plan}“. Alles, was Sie hier finden, steht Ihnen weiter offen.`,
      unknownPlan: (plan) =>
        `Wir haben Ihr Konto gefunden, aber nicht, was sein Tarif umfasst; vorerst gilt „${plan}“. Bitte schreiben Sie uns wegen Ihres Tarifs: Wählen Sie unten das Thema.`,
      notIncluded: (plan) =>
        `In Ihrem Tarif „${plan}“ ist alles enthalten, was Sie hier finden. Anfragen an das Support-Team gehören zu den kostenpflichtigen Tarifen.`,
    },
    firstAnswer: 'Erste Antwort',
    withinHours: plural('de', { one: 'innerhalb von # Stunde', other: 'innerhalb von # Stunden' }),
    withinBusinessHours: plural('de', {
      one: 'innerhalb von # Stunde während der Geschäftszeiten',
      other: 'innerhalb von # Stunden während der Geschäftszeiten',
    }),
    businessHours: 'Geschäftszeiten',
    aroundTheClock: 'Jeden Tag rund um die Uhr',
    daysFromTo: (first, last) => `${first} bis ${last}`,
    hours: (days, times, zone) => `${days}: ${times} (${zone})`,
    topicsTitle: 'Wobei brauchen Sie Hilfe?',
    openTopic: 'Dazu können alle dem Support-Team schreiben, in jedem Tarif.',
    partnerLead:
      'Partner in Ihrer Nähe erledigen das gegen Bezahlung. Diese sind Ihnen am nächsten.',
    toDirectory: 'Einen Partner nach Land, Sprache und Leistung finden',
    upgradeTitle: 'Mit einem kostenpflichtigen Tarif',
    upgradeLead: 'Sie schreiben direkt an das Support-Team. Die erste Antwort kommt:',
    requestButton: 'Anfrage schreiben',
    refused:
      'Ihre Anfrage wurde nicht gesendet, denn Ihr Tarif umfasst keinen Support. Ihr Text steht unten, damit Sie ihn kopieren können.',
  },
  partners: {
    title: 'Partner in Ihrer Nähe',
    description:
      'Partner für Beratung, Schulung, Einrichtung und Anpassung, nach Land und Sprache.',
    country: 'Land',
    language: 'Sprache',
    service: 'Leistung',
    any: 'Beliebig',
    show: 'Partner anzeigen',
    count: plural('de', { other: '# Partner' }),
    inCountry: (country) => `Land: ${country}`,
    elsewhere: 'In anderen Ländern',
    all: 'Alle Partner',
    none: 'Kein Partner erfüllt all dies. Unten stehen alle.',
    services: {
      assistance: 'Beratung',
      training: 'Schulung',
      setup: 'Einrichtung',
      customization: 'Anpassung',
    },
  },
  request: {
    title: 'Neue Anfrage',
    subject: 'Betreff',
    subjectHint: 'In wenigen Worten: Was möchten Sie tun?',
    suggestions: {
      title: 'Vielleicht hilft Ihnen das sofort',
      lead: 'Jeder Artikel öffnet sich in einem neuen Tab. Was Sie geschrieben haben, bleibt hier stehen.',
      count: plural('de', {
        one: '# Artikel könnte helfen',
        other: '# Artikel könnten helfen',
      }),
      newTab: 'öffnet sich in einem neuen Tab',
    },
    description: 'Was ist passiert?',
    descriptionHint:
      'Was Sie getan haben, was Sie erwartet haben und was Sie stattdessen gesehen haben. Eine Fehlermeldung kopieren Sie am besten Wort für Wort.',
    send: 'Anfrage senden',
    trailTitle: 'Das wissen wir schon',
    trailLead: 'Wir senden es mit Ihrer Anfrage mit, damit niemand Sie noch einmal danach fragt.',
    trail: {
      topic: 'Worum es geht',
      article: 'Der Artikel, den Sie gelesen haben',
      vote: 'Ihre Antwort',
      query: 'Ihre Suche',
      voteUp: 'Es hat geholfen',
      voteDown: 'Es hat nicht geholfen',
    },
    draftKept:
      'Ihre Anfrage wird 24 Stunden lang aufbewahrt. Melden Sie sich an, dann ist sie wieder da.',
    draftBack: 'Das hatten Sie geschrieben. Prüfen Sie es, und senden Sie es ab.',
    sentTitle: 'Ihre Anfrage ist angekommen',
    sentLead: (reference) => `Ihre Vorgangsnummer ist ${reference}.`,
    listTitle: 'Meine Anfragen',
    listEmpty: 'Sie haben noch keine Anfrage gesendet.',
    reference: 'Vorgangsnummer',
    statusLabel: 'Status',
    sentAt: 'Gesendet',
    status: {
      new: 'Neu: Wir haben sie und lesen sie bald',
      open: 'In Arbeit: Wir kümmern uns darum',
      pending: 'Wartet auf Ihre Antwort',
      hold: 'Wartet auf jemand anderen',
      solved: 'Gelöst',
      closed: 'Geschlossen',
    },
    yourMessage: 'Sie haben geschrieben',
  },
  signIn: {
    title: 'Anmelden',
    lead: 'Geben Sie Ihre E-Mail-Adresse ein. Wir senden Ihnen einen Link und einen Code; mit einem von beiden melden Sie sich an, Sie brauchen kein Passwort.',
    email: 'E-Mail-Adresse',
    button: 'Link senden',
    sentTitle: 'Sehen Sie in Ihr Postfach',
    sentLead:
      'Wenn die Adresse E-Mails empfangen kann, sind ein Link und ein Code unterwegs. Das kann einige Minuten dauern. Beide gelten 15 Minuten.',
    code: 'Code aus der E-Mail',
    codeHint: '6 Ziffern. Oder öffnen Sie den Link in der E-Mail, auf einem beliebigen Gerät.',
    codeButton: 'Mit dem Code anmelden',
    resend: 'Noch einmal senden',
    confirmTitle: 'Beim Hilfecenter anmelden',
    confirmLead: (email) =>
      `Mit diesem Link melden Sie sich als ${email} an. Nur noch ein Klick, damit niemand außer Ihnen den Link nutzen kann.`,
    confirmOther: (email) => `Zurzeit sind Sie als ${email} angemeldet; das endet dann.`,
    confirmButton: 'Jetzt anmelden',
    signInThrough: (product) => `Über ${product} anmelden`,
    orByMail: 'Oder per E-Mail',
    fromProduct: (email) =>
      `Sie kommen als ${email} hierher. Möchten Sie mit dieser Adresse weitermachen?`,
    stay: (email) => `Als ${email} angemeldet bleiben`,
    mail: {
      subject: (site) => `Ihr Anmeldelink für ${site}`,
      text: (site, link, code) =>
        `Öffnen Sie diesen Link, um sich bei ${site} anzumelden:\n\n${link}\n\nOder geben Sie diesen Code auf der Seite ein, auf der Sie ihn angefordert haben:\n\n${code}\n\nBeide funktionieren einmal und gelten 15 Minuten. Niemand von ${site} wird Sie je nach dem Code fragen. Wenn Sie diese E-Mail nicht angefordert haben, können Sie sie ignorieren.\n`,
    },
  },
  requestMail: {
    subject: (reference) => `Ihre Anfrage ${reference} ist angekommen`,
    text: (reference, link) =>
      `Ihre Anfrage ${reference} ist angekommen. Hier können Sie sie lesen:\n\n${link}\n\nDas Support-Team antwortet Ihnen so bald wie möglich.\n`,
  },
  watch: {
    confirm: {
      title: 'Benachrichtigung, wenn der Artikel überarbeitet ist',
      lead: 'Wenn Sie zustimmen, bekommen Sie eine einzige E-Mail, sobald der Artikel überarbeitet ist. Dann wird Ihre Adresse gelöscht.',
      button: 'Ja, benachrichtigen Sie mich',
      doneTitle: 'Wir schreiben Ihnen',
      doneLead:
        'Sie bekommen eine einzige E-Mail, sobald der Artikel überarbeitet ist. Bis dahin brauchen Sie nichts zu tun.',
      goneTitle: 'Dieser Link funktioniert nicht mehr',
      goneLead:
        'Er ist älter als 48 Stunden, wurde zurückgenommen oder ist nicht vollständig. Wenn der Artikel immer noch nicht hilft, sagen Sie es uns unter dem Artikel, und geben Sie Ihre Adresse noch einmal an.',
    },
    unsubscribe: {
      title: 'Bitte keine E-Mail',
      lead: 'Nur noch ein Klick, und Sie hören zu diesem Artikel nichts mehr von uns. Ihre Adresse wird gelöscht.',
      button: 'Nicht mehr benachrichtigen',
      doneTitle: 'Sie bekommen keine E-Mail',
      doneLead: 'Ihre Adresse ist gelöscht. Sie können sie unter jedem Artikel wieder angeben.',
      goneTitle: 'Dieser Link ist nicht vollständig',
      goneLead: 'Öffnen Sie den Link in der E-Mail noch einmal, oder kopieren Sie ihn ganz.',
    },
    backToArticle: 'Zurück zum Artikel',
    mail: {
      confirm: {
        subject: (title) => `Sollen wir Ihnen nach der Überarbeitung schreiben? ${title}`,
        text: (title, link, unsubscribe) =>
          `Jemand, vermutlich Sie, möchte erfahren, wenn dieser Artikel überarbeitet ist:\n\n${title}\n\nUm zuzustimmen, öffnen Sie diese Seite. Der Link gilt 48 Stunden.\n\n${link}\n\nDann bekommen Sie eine einzige E-Mail, und Ihre Adresse wird gelöscht. Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ohne Ihre Zustimmung wird Ihre Adresse nach 48 Stunden gelöscht.\n\nUm sie sofort löschen zu lassen oder es sich später anders zu überlegen:\n\n${unsubscribe}\n`,
      },
      mended: {
        subject: (title) => `Überarbeitet: ${title}`,
        text: (title, link, unsubscribe) =>
          `Der Artikel, mit dem Sie Schwierigkeiten hatten, wurde überarbeitet:\n\n${title}\n${link}\n\nVielen Dank, dass Sie uns Bescheid gesagt haben. Dies war die einzige E-Mail dazu, und wir bewahren Ihre Adresse nicht auf.\n\nWenn Sie lieber keine bekommen hätten:\n\n${unsubscribe}\n`,
      },
    },
  },
  api: {
    title: 'API',
    lead: 'Was Programme bei diesem Hilfecenter abfragen können: dieselben Adressen, die auch seine eigenen Seiten nutzen.',
    document: 'Dasselbe als OpenAPI-3.1-Dokument',
    contents: 'Adressen',
    parameters: 'Neben dem Inhalt',
    places: {
      path: 'In der Adresse',
      query: 'Hinter dem ?',
      header: 'Im Header',
      cookie: 'Im Cookie',
    },
    body: 'Inhalt',
    types: 'Ein Formular oder JSON.',
    formOnly: 'Ein Formular darf außerdem senden',
    answers: 'Antworten',
    answerFields: 'Was in der Antwort steht',
    failures: 'Mögliche Fehler',
    example: 'Zum Ausprobieren',
    required: 'Erforderlich',
    optional: 'Optional',
    or: ' oder ',
    oneOf: (values) => `eines von ${values}`,
    text: 'Text',
    matching: (pattern) => `Text nach dem Muster ${pattern}`,
    list: 'eine Liste',
    object: 'ein Objekt',
    upTo: (n) => `bis zu ${n.toLocaleString('de')} Zeichen`,
    number: (min, max) =>
      min === undefined || max === undefined || max === Number.MAX_SAFE_INTEGER
        ? 'eine ganze Zahl'
        : `eine ganze Zahl von ${min.toLocaleString('de')} bis ${max.toLocaleString('de')}`,
    errors: 'Fehler',
    errorsLead:
      'Jeder Fehler wird als Problem-Dokument (RFC 9457) gemeldet oder, wenn eine Seite verlangt wird, als Seite.',
    codes: 'Codes',
    fieldCodes: 'Codes der Felder',
  },
  errorSummary: {
    title: 'Hier stimmt etwas nicht',
    titlePrefix: 'Fehler: ',
    line: (label, error) => `„${label}“: ${error}`,
  },
  failure: {
    typed: 'Was Sie eingegeben haben, ist noch da:',
    tryAgain: 'Noch einmal versuchen',
  },
  problems: {
    malformed: {
      title: 'Das war nicht lesbar',
      detail:
        'Die Anfrage war beschädigt oder unvollständig. Gehen Sie zurück, laden Sie die Seite neu, und senden Sie sie noch einmal.',
    },
    'sign-in-required': {
      title: 'Bitte melden Sie sich zuerst an',
      detail:
        'Dafür müssen Sie angemeldet sein. Melden Sie sich an, danach kommen Sie hierher zurück.',
    },
    'wrong-key': {
      title: 'Der Schlüssel fehlt oder ist falsch',
      detail:
        'Diese Adresse ist für Programme. Senden Sie den API-Schlüssel in der Kopfzeile Authorization: Bearer mit.',
    },
    'token-refused': {
      title: 'Die Anmeldung aus dem Produkt hat nicht geklappt',
      detail:
        'Was das Produkt gesendet hat, war zu alt, schon benutzt oder unvollständig. Gehen Sie zum Produkt zurück und öffnen Sie das Hilfecenter noch einmal von dort, oder melden Sie sich unten per E-Mail an.',
    },
    'cross-site': {
      title: 'Das kam von einer anderen Website',
      detail:
        'Zu Ihrer Sicherheit dürfen das nur Seiten dieses Hilfecenters senden. Öffnen Sie die Seite hier, und senden Sie es noch einmal.',
    },
    'plan-without-support': {
      title: 'Ihr Tarif umfasst keinen Support',
      detail:
        'Anfragen an das Support-Team gehören zu den kostenpflichtigen Tarifen. Handbücher, Artikel, Videos, Webinare und Partner in Ihrer Nähe stehen Ihnen offen.',
    },
    'not-found': {
      title: 'Das gibt es nicht',
      detail: 'Vielleicht wurde es entfernt, oder die Adresse ist nicht vollständig.',
    },
    'unknown-article': {
      title: 'Diesen Artikel gibt es nicht',
      detail:
        'Vielleicht wurde er umbenannt oder entfernt. Suchen Sie ihn in der Liste aller Artikel.',
    },
    'method-not-allowed': {
      title: 'Diese Adresse funktioniert so nicht',
      detail:
        'Die Adresse gibt es, aber nicht für diese Art von Anfrage. Der Header „Allow“ nennt die erlaubten Arten.',
    },
    'link-used': {
      title: 'Dieser Link funktioniert nicht mehr',
      detail:
        'Er wurde schon benutzt oder ist älter als 15 Minuten. Fordern Sie unten einen neuen an.',
    },
    'code-ended': {
      title: 'Dieser Code funktioniert hier nicht',
      detail:
        'Er wurde schon benutzt, ist älter als 15 Minuten, wurde zu oft falsch eingegeben oder in einem anderen Browser angefordert. Der Link in Ihrer E-Mail funktioniert vielleicht noch; oder fordern Sie unten eine neue E-Mail an.',
    },
    'too-large': {
      title: 'Das ist zu viel auf einmal',
      detail:
        'Sie haben mehr gesendet, als diese Adresse annimmt. Kürzen Sie es, und senden Sie es noch einmal.',
    },
    'unsupported-media-type': {
      title: 'Dieses Format wird nicht verstanden',
      detail: 'Senden Sie ein Formular oder JSON in UTF-8.',
    },
    invalid: {
      title: 'Bitte korrigieren Sie Ihre Angaben',
      detail: 'Prüfen Sie die genannten Felder, und senden Sie es noch einmal.',
    },
    'idempotency-mismatch': {
      title: 'Das wurde schon mit anderem Inhalt gesendet',
      detail:
        'Derselbe Schlüssel wurde für einen anderen Inhalt verwendet. Wenn es eine zweite Anfrage werden soll, senden Sie das Formular noch einmal.',
    },
    'too-many-requests': {
      title: 'Das ging etwas zu schnell',
      detail:
        'Es waren viele Anfragen in kurzer Zeit. Bitte warten Sie einen Moment, und versuchen Sie es noch einmal; Ihre Eingaben gehen nicht verloren.',
    },
    unexpected: {
      title: 'Bei uns ist etwas schiefgegangen',
      detail:
        'Es lag nicht an Ihnen, und wir haben es festgehalten. Bitte versuchen Sie es gleich noch einmal.',
    },
    unavailable: {
      title: 'Wir können das gerade nicht speichern',
      detail:
        'Unser Speicher ist ausgelastet. Es wurde nichts gespeichert; bitte senden Sie es in einigen Sekunden noch einmal.',
    },
  },
  fieldErrors: {
    required: 'Bitte füllen Sie dieses Feld aus.',
    'too-long': 'Das ist zu lang. Bitte kürzen Sie es.',
    'not-in-list': 'Bitte wählen Sie eine der vorgegebenen Antworten.',
    'not-an-email': 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.',
    'not-a-domain': 'Bitte geben Sie eine Domain ein, zum Beispiel example.com.',
    'public-mail-domain':
      'Dort kann jeder eine Adresse haben. Bitte verwenden Sie eine eigene Domain des Unternehmens.',
    'not-an-instant':
      'Bitte geben Sie einen Tag oder Zeitpunkt ein, zum Beispiel 2027-01-31 oder 2027-01-31T12:00:00Z.',
    'has-null-character':
      'Hier steht ein Zeichen, das nicht gespeichert werden kann. Bitte entfernen Sie es.',
    'not-text': 'Bitte geben Sie hier Text ein.',
    'unknown-field': 'Dieses Feld ist hier nicht bekannt.',
    'wrong-code':
      'Das ist nicht der richtige Code. Geben Sie die 6 Ziffern aus Ihrer neuesten E-Mail ein.',
  },
};
