import type { Words } from './index.ts';
import { plural } from './plural.ts';

const articles = plural('ar', {
  zero: 'لا مقالات',
  one: 'مقالة واحدة',
  two: 'مقالتان',
  few: '# مقالات',
  many: '# مقالة',
  other: '# مقالة',
});

const lasting = plural('ar', {
  zero: 'أقل من دقيقة',
  one: 'دقيقة واحدة',
  two: 'دقيقتان',
  few: '# دقائق',
  many: '# دقيقة',
  other: '# دقيقة',
});

/**
 * A value of unknown direction (an address, a name, a title) inside a sentence, kept from mixing with
 * the words and marks around it: FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE (UAX #9).
 */
const isolate = (value: string) => `\u2068${value}\u2069`;

/** Arabic. Plain, short and kind; what happened, why, and what to do. */
export const ar: Words = {
  layout: {
    skipToContent: 'الانتقال إلى المحتوى',
    home: 'الرئيسية',
    allArticles: 'كل المقالات',
    support: 'الدعم',
    myRequests: 'طلباتي',
    signOut: 'تسجيل الخروج',
    signedInAs: (email: string) => `تم تسجيل الدخول باسم ${isolate(email)}`,
    breadcrumbs: 'أنت هنا',
    menu: 'القائمة الرئيسية',
    footer: 'قائمة مركز المساعدة',
    privacy: 'الخصوصية',
    languages: 'اللغة',
    offer: 'هذه الصفحة متاحة أيضًا بالعربية.',
    acceptOffer: 'القراءة بالعربية',
    declineOffer: 'لا، شكرًا',
  },
  home: {
    title: (product: string) => `كيف يمكننا مساعدتك في ${isolate(product)}؟`,
    lead: 'ابحث عن مقالة واتبع خطواتها، ثم أخبرنا هل ساعدتك.',
    topics: 'الموضوعات',
    promoted: 'الأكثر طلبًا',
    popular: 'الأكثر قراءة',
    recent: 'عُدّلت مؤخرًا',
    articleCount: articles,
  },
  /** In the files for programs. */
  machines: {
    summary: (product: string) =>
      `مقالات عن ${product}: ما الذي عليك فعله خطوة بخطوة، وكيف تخرج من المشكلة إذا حدث خطأ ما. يؤدي كل رابط إلى مقالة بصيغة Markdown.`,
    whole: 'كل المقالات في ملف واحد',
    index: 'كل المقالات بصيغة JSON',
  },
  incident: {
    label: 'إشعار عن حالة الخدمة',
    more: 'قراءة المزيد',
    since: (time: string) => `منذ ${isolate(time)}.`,
    until: (time: string) => `يُتوقع أن يستمر حتى ${isolate(time)}.`,
  },
  search: {
    label: 'البحث في مركز المساعدة',
    placeholder: 'سؤال أو رسالة خطأ',
    button: 'بحث',
    title: 'البحث',
    hint: 'اكتب سؤالك بكلماتك، أو الصق رسالة الخطأ التي تظهر لك.',
    results: (n: number, query: string) =>
      n === 0 ? `لم نجد شيئًا عن «${isolate(query)}».` : `${articles(n)} عن «${isolate(query)}»`,
    failed: 'البحث لا يعمل حاليًا. حاول مرة أخرى، أو تصفّح كل المقالات.',
    problem: 'مشكلة',
    showingFor: 'هذه نتائج البحث عن',
    insteadFor: (query: string) => `البحث عن «${isolate(query)}» بدلًا من ذلك`,
    narrow: 'تصفية النتائج',
    howTo: 'إرشادات',
    problems: 'مشكلات معروفة',
    elsewhere: {
      title: 'طرق أخرى للعثور على ما تريد',
      lead: 'جرّب كلمات أخرى، أو ابدأ من أحد الموضوعات:',
      allArticles: 'كل المقالات من الألف إلى الياء',
      support: 'كيف يمكن لفريق الدعم مساعدتك',
    },
    missed: {
      title: 'عمّ كنت تبحث؟',
      hint: 'اكتبه في بضع كلمات، من دون أسماء أو كلمات مرور. سيقرؤه كاتبو هذه المقالات، ولن يعرف أحد أنك صاحبه.',
      button: 'إرسال',
      thanks: 'شكرًا لك. سيصل ما كتبته إلى كاتبي هذه المقالات.',
    },
    recent: 'عمليات البحث الأخيرة',
    recentHint: 'محفوظة في هذا المتصفح فقط.',
    clear: 'مسحها',
    close: 'إغلاق',
    shortcuts: 'افتح البحث بالمفتاح / أو Ctrl+K',
  },
  article: {
    updated: 'آخر تحديث',
    reviewed: 'آخر مراجعة',
    source: 'المصدر',
    minutes: plural('ar', {
      zero: 'أقل من دقيقة للقراءة',
      one: 'دقيقة واحدة للقراءة',
      two: 'دقيقتان للقراءة',
      few: '# دقائق للقراءة',
      many: '# دقيقة للقراءة',
      other: '# دقيقة للقراءة',
    }),
    asMarkdown: 'عرض بتنسيق Markdown',
    copyMarkdown: 'نسخ بتنسيق Markdown',
    copyError: 'نسخ هذه الرسالة',
    copyThis: (text: string) => `نسخ «${isolate(text)}»`,
    copied: 'تم النسخ',
    copyFailed: 'تعذّر النسخ. حدّد النص وانسخه بنفسك.',
    contents: 'في هذه الصفحة',
    siblings: (category: string) => `المزيد في «${isolate(category)}»`,
    allSiblings: plural('ar', { other: 'كل المقالات (#)' }),
    neighbours: 'المقالتان السابقة والتالية',
    previous: 'المقالة السابقة',
    next: 'المقالة التالية',
    remarks: { note: 'ملاحظة', warning: 'تحذير', tip: 'تلميح' },
    enlarge: 'تكبير:',
    actualSize: 'الحجم الفعلي',
    fitted: 'ملاءمة حجم النافذة',
    close: 'إغلاق',
    videoOn: (host: string, minutes: number | undefined) =>
      minutes === undefined
        ? `فيديو على ${isolate(host)}`
        : `فيديو على ${isolate(host)}، مدته ${lasting(minutes)}`,
    troubleshooting: 'إذا حدثت مشكلة',
    related: 'مقالات ذات صلة',
    notFound: 'ألم تجد الإجابة؟',
    notFoundLead: 'تعرّف على الدعم الذي تشمله خطتك، وعلى طرق أخرى للحصول على المساعدة.',
    toSupport: 'الحصول على الدعم',
  },
  list: {
    title: 'كل المقالات',
    lead: 'جميع المقالات من الألف إلى الياء.',
    letters: 'الحروف',
    empty: 'لا توجد مقالات هنا بعد.',
  },
  untranslated: {
    notice: (language: string) =>
      `هذه المقالة غير متاحة بالعربية بعد، وهي معروضة هنا باللغة ${language}.`,
    wish: 'أريدها بالعربية',
    home: 'مركز المساعدة بالعربية',
    listTitle: 'غير متاحة بالعربية بعد',
  },
  stale: {
    notice: 'تغيّرت المقالة الأصلية بعد ترجمتها.',
    toSource: (language: string) => `قراءة أحدث نسخة باللغة ${language}`,
  },
  missing: {
    title: 'هذه الصفحة غير موجودة',
    lead: 'ربما تغيّر عنوانها، أو هناك خطأ في كتابته.',
    nearest: 'هل تقصد إحدى هذه الصفحات؟',
    toHome: 'الانتقال إلى الصفحة الرئيسية',
  },
  vote: {
    question: 'هل ساعدتك هذه المقالة؟',
    up: 'ساعدتني',
    down: 'لم تساعدني',
    stuckAtStep: (step: string) => `تعثّرت عند الخطوة ${isolate(step)}`,
    stuckAtProblem: 'لم يحلّ هذا المشكلة',
    failed: 'تعذّر إرسال إجابتك. تحقّق من اتصالك وحاول مرة أخرى.',
    kept: 'لا يوجد اتصال. إجابتك محفوظة في هذا المتصفح، وستُرسل عند عودة الاتصال.',
    sentLater: 'أُرسلت إجابتك السابقة.',
    refusedLater: 'لم يعد ممكنًا قبول إجابتك السابقة.',
    trap: 'يُرجى ترك هذا الحقل فارغًا',
  },
  feedback: {
    title: 'رأيك',
    thanks: 'شكرًا لك. يسعدنا أن المقالة ساعدتك.',
    sorry: 'نأسف لأن المقالة لم تساعدك.',
    withdrawn: 'سُحبت إجابتك. يمكنك أن تجيب من جديد.',
    whyDown: 'ما المشكلة؟',
    whyUp: 'ما الذي ساعدك؟',
    optional: 'تكفي نقرة واحدة، فهي تبيّن لنا ما يلزم تصحيحه.',
    yourReason: 'إجابتك:',
    changeReason: 'اختيار سبب آخر',
    comment: {
      label: 'هل تريد أن تضيف شيئًا؟',
      sought: 'عمّ كنت تبحث؟',
      other: 'ما السبب؟',
      hint: 'يُرجى عدم كتابة أسماء أو عناوين أو كلمات مرور. الحد الأقصى 2,000 حرف.',
      left: (n: string) => `الأحرف المتبقية: ${n}`,
      button: 'إرسال',
      sent: 'شكرًا لك، وصلنا تعليقك.',
    },
    where: 'أي جزء تقصد؟',
    wholeArticle: 'المقالة كلها',
    step: (n: number) => `الخطوة ${n.toLocaleString('ar')}`,
    email: {
      label: 'أعلموني عند تصحيح المقالة (عنوان البريد الإلكتروني، اختياري)',
      hint: 'تصلك رسالة للتأكيد ورسالة عند التصحيح، ثم يُحذف عنوانك.',
      asked: 'هناك رسالة في طريقها إليك. انقر على الرابط فيها لنُعلمك عند التصحيح.',
    },
    toUp: 'بل ساعدتني',
    toDown: 'بل لم تساعدني',
    withdraw: 'سحب إجابتي',
    backToArticle: 'العودة إلى المقالة',
  },
  reasons: {
    'not-what-i-was-looking-for': 'ليس هذا ما كنت أبحث عنه',
    'too-complicated': 'الشرح معقّد جدًا',
    'did-not-work': 'اتبعت الخطوات ولم تنجح',
    'outdated-or-wrong': 'المعلومات قديمة أو خاطئة',
    'missing-information': 'هناك معلومات ناقصة',
    'screenshots-do-not-match': 'شاشتي تبدو مختلفة',
    'solved-my-problem': 'حلّت مشكلتي',
    'easy-to-follow': 'كانت الخطوات سهلة وواضحة',
    'translation-wrong': 'الترجمة خاطئة',
    'want-my-language': 'أريد المقالة بلغتي',
    other: 'سبب آخر',
  },
  nextStep: {
    search: {
      title: 'لنبحث معًا عن المقالة المناسبة',
      lead: 'صُغ سؤالك بكلمات أخرى، أو الصق رسالة الخطأ.',
      related: 'هل تفيدك إحدى هذه المقالات؟',
    },
    'easier-ways': {
      title: 'هناك طرق أسهل',
      lead: 'شاهد الخطوات في فيديو، أو اطرح سؤالك في ندوة مجانية عبر الإنترنت، أو اطلب من شريك محلي أن ينفّذها عنك.',
      videos: 'مشاهدة فيديو',
      webinars: 'حضور ندوة مجانية عبر الإنترنت',
      partners: 'طلب المساعدة من شريك محلي',
      simpler: 'مقالة أقصر عن هذا الموضوع',
    },
    request: {
      title: 'لنحلّ المشكلة معًا',
      lead: 'انظر هل واجهت إحدى هذه المشكلات. وإن لم تكن مشكلتك منها، فسيتولى فريق الدعم الأمر، وهو يعرف مسبقًا ما قرأته.',
      problems: 'مشكلات معروفة في هذه الخطوات',
      button: 'طلب المساعدة من فريق الدعم',
    },
    thanks: {
      title: 'شكرًا لك، سننظر في الأمر',
      lead: 'ستصل إجابتك إلى كاتبي هذه المقالة.',
    },
    none: { title: 'شكرًا لك', lead: 'ستصل إجابتك إلى كاتبي هذه المقالة.' },
  },
  support: {
    title: 'الدعم',
    description:
      'الدعم الذي تشمله خطتك، وما هو متاح للجميع من أدلة استخدام وفيديوهات وندوات وشركاء محليين.',
    signInLead: 'سنرسل إليك رابطًا بالبريد الإلكتروني، ولا حاجة إلى كلمة مرور.',
    selfTitle: 'مساعدة متاحة لك الآن',
    selfLeadSignedOut: 'كل ما يلي متاح للجميع.',
    plans: 'ما تشمله الخطط',
    articles: 'المقالات',
    articlesLead: 'كل مقالات مركز المساعدة.',
    manuals: 'أدلة الاستخدام',
    videos: 'فيديوهات تعليمية',
    webinars: 'ندوات مجانية عبر الإنترنت',
    partners: 'شركاء محليون',
    allPartners: 'كل الشركاء',
    partnersLead: 'يقدّم الشركاء المساعدة والتدريب والإعداد والتخصيص مقابل أجر.',
    minutes: lasting,
    noWebinars: 'لا توجد ندوات مقررة حاليًا.',
    yourPlan: (plan: string) => `خطتك: ${isolate(plan)}`,
    says: {
      signedOut: () =>
        'سجّل الدخول لنعرف ما تشمله خطتك. مراسلة فريق الدعم جزء من الخطط المدفوعة، وبعض الموضوعات متاحة للجميع.',
      unverified: () =>
        'نحتاج إلى التأكد من أن عنوان البريد الإلكتروني لك. سجّل الدخول مرة واحدة بالرابط الذي سنرسله إليك.',
      openTopic: (plan: string) =>
        `في الخطة ${isolate(plan)} يمكنك مراسلة فريق الدعم بشأن الموضوع الذي اخترته.`,
      included: () => 'خطتك تشمل الدعم. ستصلك الإجابة بالبريد الإلكتروني وستجدها هنا أيضًا.',
      noAccount: (plan: string) =>
        `لا نعرف خطة مدفوعة لعنوانك، لذلك تسري الخطة ${isolate(plan)}. كل ما تجده هنا متاح لك. إن كانت لشركتك خطة فسجّل الدخول بالعنوان المعروف لديها.`,
      lapsed: (plan: string) =>
        `انتهت المدة المدفوعة لخطتك، وتسري الخطة ${isolate(plan)} إلى أن تُجدَّد. كل ما تجده هنا يبقى متاحًا لك.`,
      unknownPlan: (plan: string) =>
        `وجدنا حسابك ولم نجد ما تشمله خطته، لذلك تسري ${isolate(plan)} مؤقتًا. يرجى مراسلتنا بشأن خطتك: اختر الموضوع أدناه.`,
      notIncluded: (plan: string) =>
        `خطتك ${isolate(plan)} تشمل كل ما تجده هنا. أما مراسلة فريق الدعم فهي جزء من الخطط المدفوعة.`,
    },
    firstAnswer: 'أول إجابة',
    withinHours: plural('ar', {
      zero: 'خلال أقل من ساعة (#)',
      one: 'خلال ساعة واحدة',
      two: 'خلال ساعتين',
      few: 'خلال # ساعات',
      many: 'خلال # ساعة',
      other: 'خلال # ساعة',
    }),
    withinBusinessHours: plural('ar', {
      zero: 'خلال أقل من ساعة من ساعات العمل (#)',
      one: 'خلال ساعة واحدة من ساعات العمل',
      two: 'خلال ساعتين من ساعات العمل',
      few: 'خلال # ساعات من ساعات العمل',
      many: 'خلال # ساعة من ساعات العمل',
      other: 'خلال # ساعة من ساعات العمل',
    }),
    businessHours: 'ساعات العمل',
    aroundTheClock: 'كل يوم على مدار الساعة',
    daysFromTo: (first: string, last: string) => `من ${first} إلى ${last}`,
    hours: (days: string, times: string, zone: string) => `${days}، ${times} (${zone})`,
    topicsTitle: 'بمَ تحتاج إلى المساعدة؟',
    openTopic: 'يمكن للجميع مراسلة فريق الدعم بشأن هذا الموضوع، في أي خطة.',
    partnerLead: 'يقوم الشركاء المحليون بهذا مقابل أجر. هؤلاء هم الأقرب إليك.',
    toDirectory: 'البحث عن شريك حسب البلد واللغة والخدمة',
    upgradeTitle: 'مع خطة مدفوعة',
    upgradeLead: 'تراسل فريق الدعم مباشرةً، وتصلك أول إجابة:',
    requestButton: 'كتابة طلب',
    refused: 'لم يُرسل طلبك لأن خطتك لا تشمل الدعم. تجد ما كتبته أدناه لتتمكن من نسخه.',
  },
  partners: {
    title: 'شركاء محليون',
    description: 'شركاء محليون للمساعدة والتدريب والإعداد والتخصيص، حسب البلد واللغة.',
    country: 'البلد',
    language: 'اللغة',
    service: 'الخدمة',
    any: 'الكل',
    show: 'عرض الشركاء',
    count: plural('ar', {
      zero: 'لا شركاء',
      one: 'شريك واحد',
      two: 'شريكان',
      few: '# شركاء',
      many: '# شريكًا',
      other: '# شريك',
    }),
    inCountry: (country: string) => `في ${country}`,
    elsewhere: 'في بلدان أخرى',
    all: 'كل الشركاء',
    none: 'لا يوجد شريك يطابق كل ما اخترته. تجد جميع الشركاء أدناه.',
    services: {
      assistance: 'المساعدة',
      training: 'التدريب',
      setup: 'الإعداد',
      customization: 'التخصيص',
    },
  },
  request: {
    title: 'طلب جديد',
    subject: 'الموضوع',
    subjectHint: 'في بضع كلمات: ماذا تريد أن تفعل؟',
    suggestions: {
      title: 'ربما يفيدك هذا الآن',
      lead: 'تُفتح كل مقالة في علامة تبويب جديدة، ويبقى ما كتبته هنا.',
      count: plural('ar', {
        one: 'قد تفيدك مقالة واحدة',
        two: 'قد تفيدك مقالتان',
        few: 'قد تفيدك # مقالات',
        many: 'قد تفيدك # مقالة',
        other: 'قد تفيدك # مقالة',
      }),
      newTab: 'تُفتح في علامة تبويب جديدة',
    },
    description: 'ماذا حدث؟',
    descriptionHint:
      'ما الذي فعلته، وما الذي توقعته، وما الذي ظهر لك بدلًا منه. إن ظهرت رسالة خطأ، فمن الأفضل نسخها حرفيًا.',
    send: 'إرسال الطلب',
    trailTitle: 'ما نعرفه مسبقًا',
    trailLead: 'يُرسل هذا مع طلبك حتى لا يسألك أحد عنه مرة أخرى.',
    trail: {
      topic: 'موضوع الطلب',
      article: 'المقالة التي قرأتها',
      vote: 'إجابتك',
      query: 'ما بحثت عنه',
      voteUp: 'ساعدتني',
      voteDown: 'لم تساعدني',
    },
    draftKept: 'طلبك محفوظ لمدة 24 ساعة. سجّل الدخول لتجده من جديد.',
    draftBack: 'هذا ما كتبته من قبل. راجعه ثم أرسله.',
    sentTitle: 'وصلنا طلبك',
    sentLead: (reference: string) => `رقمه المرجعي ${isolate(reference)}.`,
    listTitle: 'طلباتي',
    listEmpty: 'لم ترسل أي طلب بعد.',
    reference: 'الرقم المرجعي',
    statusLabel: 'الحالة',
    sentAt: 'تاريخ الإرسال',
    status: {
      new: 'جديد: وصلنا وسنقرؤه قريبًا',
      open: 'مفتوح: نعمل عليه',
      pending: 'في انتظار ردك',
      hold: 'في انتظار جهة أخرى',
      solved: 'تم حله',
      closed: 'مغلق',
    },
    yourMessage: 'ما كتبته',
  },
  signIn: {
    title: 'تسجيل الدخول',
    lead: 'اكتب عنوان بريدك الإلكتروني لنرسل إليك رابطًا ورمزًا، وأيٌّ منهما يسجّل دخولك، ولا حاجة إلى كلمة مرور.',
    email: 'عنوان البريد الإلكتروني',
    button: 'إرسال الرابط',
    sentTitle: 'تحقّق من بريدك الوارد',
    sentLead:
      'إذا كان العنوان يستقبل الرسائل، فالرابط والرمز في طريقهما إليه. قد يستغرق وصولهما بضع دقائق، وهما صالحان لمدة 15 دقيقة.',
    code: 'الرمز الوارد في الرسالة',
    codeHint: '6 أرقام. أو افتح الرابط الوارد في الرسالة على أي جهاز.',
    codeButton: 'تسجيل الدخول بالرمز',
    resend: 'إعادة الإرسال',
    confirmTitle: 'تسجيل الدخول إلى مركز المساعدة',
    confirmLead: (email: string) =>
      `هذا الرابط يسجّل دخولك باسم ${isolate(email)}. بقيت نقرة واحدة، حتى لا يستخدم الرابط أحد سواك.`,
    confirmOther: (email: string) => `دخولك الحالي باسم ${isolate(email)} سينتهي عندئذٍ.`,
    confirmButton: 'تسجيل الدخول الآن',
    signInThrough: (product: string) => `تسجيل الدخول عبر ${isolate(product)}`,
    orByMail: 'أو بالبريد الإلكتروني',
    fromProduct: (email: string) =>
      `وصلت إلى هنا باسم ${isolate(email)}. هل تريد المتابعة بهذا العنوان؟`,
    stay: (email: string) => `البقاء باسم ${isolate(email)}`,
    mail: {
      subject: (site: string) => `رابط تسجيل دخولك إلى ${isolate(site)}`,
      text: (site: string, link: string, code: string) =>
        `افتح هذا الرابط لتسجيل الدخول إلى ${isolate(site)}:\n\n${link}\n\nأو اكتب هذا الرمز في الصفحة التي طلبته منها:\n\n${code}\n\nيعمل كلٌّ منهما مرة واحدة خلال 15 دقيقة. لن يطلب منك أحد من ${isolate(site)} هذا الرمز أبدًا. إن لم تكن أنت من طلب هذه الرسالة، فيمكنك تجاهلها.\n`,
    },
  },
  requestMail: {
    subject: (reference: string) => `وصلنا طلبك ${isolate(reference)}`,
    text: (reference: string, link: string) =>
      `وصلنا طلبك ${isolate(reference)}. يمكنك قراءته هنا:\n\n${link}\n\nسيجيبك فريق الدعم في أقرب وقت ممكن.\n`,
  },
  watch: {
    confirm: {
      title: 'أعلموني عند تصحيح المقالة',
      lead: 'إن وافقت، فستصلك رسالة واحدة عند تصحيح المقالة، ثم يُحذف عنوانك.',
      button: 'نعم، راسلوني',
      doneTitle: 'سنراسلك',
      doneLead: 'ستصلك رسالة واحدة عند تصحيح المقالة. لا يلزمك فعل شيء حتى ذلك الحين.',
      goneTitle: 'لم يعد هذا الرابط صالحًا',
      goneLead:
        'مضى عليه أكثر من 48 ساعة، أو أُلغي، أو أنه غير كامل. إن كانت المقالة لا تزال لا تساعدك، فأخبرنا بذلك أسفلها واترك عنوانك من جديد.',
    },
    unsubscribe: {
      title: 'لا أريد رسائل',
      lead: 'بقيت نقرة واحدة، ولن تصلك بعدها أي رسالة عن هذه المقالة، وسيُحذف عنوانك.',
      button: 'لا تراسلوني',
      doneTitle: 'لن تصلك أي رسالة',
      doneLead: 'حُذف عنوانك. يمكنك تركه من جديد أسفل أي مقالة.',
      goneTitle: 'هذا الرابط غير كامل',
      goneLead: 'افتح الرابط من الرسالة مرة أخرى، أو انسخه كاملًا.',
    },
    backToArticle: 'العودة إلى المقالة',
    mail: {
      confirm: {
        subject: (title: string) => `هل نُعلمك عند تصحيح هذه المقالة؟ ${isolate(title)}`,
        text: (title: string, link: string, unsubscribe: string) =>
          `طلب شخص ما، ونظنه أنت، أن نُعلمه عند تصحيح هذه المقالة:\n\n${title}\n\nافتح هذه الصفحة للموافقة. الرابط صالح لمدة 48 ساعة.\n\n${link}\n\nستصلك بعد ذلك رسالة واحدة، ثم يُحذف عنوانك. إن لم تكن أنت، فلا يلزمك فعل شيء: من دون موافقتك يُحذف عنوانك بعد 48 ساعة.\n\nلحذف عنوانك الآن، أو إذا غيّرت رأيك لاحقًا:\n\n${unsubscribe}\n`,
      },
      mended: {
        subject: (title: string) => `تم تصحيحها: ${isolate(title)}`,
        text: (title: string, link: string, unsubscribe: string) =>
          `صُحّحت المقالة التي لم تساعدك:\n\n${title}\n${link}\n\nشكرًا لأنك أخبرتنا. هذه هي الرسالة الوحيدة عنها، ونحن لا نحتفظ بعنوانك.\n\nإن كنت تفضّل ألا تصلك أي رسالة:\n\n${unsubscribe}\n`,
      },
    },
  },
  api: {
    title: 'واجهة برمجة التطبيقات (API)',
    lead: 'ما يمكن للبرامج أن تطلبه من مركز المساعدة، بالعناوين نفسها التي تستخدمها صفحاته.',
    document: 'المحتوى نفسه في مستند OpenAPI 3.1',
    contents: 'العناوين',
    parameters: 'إلى جانب متن الطلب',
    places: {
      path: 'في العنوان',
      query: 'بعد علامة الاستفهام (?)',
      header: 'ترويسة',
      cookie: 'ملف تعريف ارتباط',
    },
    body: 'متن الطلب',
    types: 'نموذج أو JSON.',
    formOnly: 'قد يرسل النموذج أيضًا',
    answers: 'الردود',
    answerFields: 'محتوى الرد',
    failures: 'حالات الفشل',
    example: 'جرّبه',
    required: 'مطلوب',
    optional: 'اختياري',
    or: ' أو ',
    oneOf: (values: string) => `إحدى القيم ${isolate(values)}`,
    text: 'نص',
    matching: (pattern: string) => `نص بالنمط ${isolate(pattern)}`,
    list: 'قائمة',
    object: 'كائن',
    upTo: plural('ar', {
      one: 'حرف واحد على الأكثر',
      two: 'حرفان على الأكثر',
      few: '# أحرف على الأكثر',
      many: '# حرفًا على الأكثر',
      other: '# حرف على الأكثر',
    }),
    number: (min: number | undefined, max: number | undefined) =>
      min === undefined || max === undefined || max === Number.MAX_SAFE_INTEGER
        ? 'عدد صحيح'
        : `عدد صحيح من ${min.toLocaleString('ar')} إلى ${max.toLocaleString('ar')}`,
    errors: 'الأخطاء',
    errorsLead: 'يأتي كل خطأ في مستند مشكلة (RFC 9457)، أو في صفحة لمن يطلبها.',
    codes: 'الرموز',
    fieldCodes: 'رموز الحقول',
  },
  errorSummary: {
    title: 'هناك مشكلة',
    titlePrefix: 'خطأ: ',
    line: (label, error) => `«${label}»: ${error}`,
  },
  failure: {
    typed: 'ما كتبته محفوظ:',
    tryAgain: 'إعادة المحاولة',
  },
  problems: {
    malformed: {
      title: 'تعذّرت قراءة الطلب',
      detail: 'وصل الطلب تالفًا أو ناقصًا. ارجع إلى الصفحة السابقة وأعد تحميلها ثم أرسله مرة أخرى.',
    },
    'sign-in-required': {
      title: 'يُرجى تسجيل الدخول أولًا',
      detail: 'هذا متاح فقط لمن سجّل الدخول. سجّل الدخول وستعود إلى هنا.',
    },
    'wrong-key': {
      title: 'المفتاح غير موجود أو غير صحيح',
      detail: 'هذا العنوان مخصص للبرامج. أرسل مفتاح API في ترويسة Authorization: Bearer.',
    },
    'token-refused': {
      title: 'لم ينجح تسجيل الدخول من المنتج',
      detail:
        'ما أرسله المنتج قديم أو مستخدَم من قبل أو غير كامل. ارجع إلى المنتج وافتح مركز المساعدة منه مرة أخرى، أو سجّل دخولك بالبريد الإلكتروني أدناه.',
    },
    'cross-site': {
      title: 'جاء هذا الطلب من موقع آخر',
      detail:
        'حرصًا على سلامتك، لا تُقبل الطلبات إلا من صفحات مركز المساعدة. افتح الصفحة هنا وأرسل الطلب مرة أخرى.',
    },
    'plan-without-support': {
      title: 'خطتك لا تشمل الدعم',
      detail:
        'مراسلة فريق الدعم جزء من الخطط المدفوعة. أدلة الاستخدام والمقالات والفيديوهات والندوات والشركاء المحليون، كل ذلك متاح لك.',
    },
    'not-found': {
      title: 'ما تطلبه غير موجود',
      detail: 'ربما أُزيل، أو أن العنوان غير كامل.',
    },
    'unknown-article': {
      title: 'هذه المقالة غير موجودة',
      detail: 'ربما تغيّر اسمها أو أُزيلت. ابحث عنها في قائمة كل المقالات.',
    },
    'method-not-allowed': {
      title: 'هذا العنوان لا يعمل بهذه الطريقة',
      detail: 'العنوان موجود، لكنه لا يقبل هذا النوع من الطلبات. تبيّن الترويسة Allow ما يقبله.',
    },
    'link-used': {
      title: 'لم يعد هذا الرابط صالحًا',
      detail: 'سبق استخدامه، أو مضى عليه أكثر من 15 دقيقة. اطلب رابطًا جديدًا أدناه.',
    },
    'code-ended': {
      title: 'هذا الرمز لا يعمل هنا',
      detail:
        'ربما استُخدم من قبل، أو مضى عليه أكثر من 15 دقيقة، أو كُتب خطأً مرات كثيرة، أو طُلب من متصفح آخر. قد يكون الرابط الوارد في رسالتك صالحًا بعد، أو اطلب رسالة جديدة أدناه.',
    },
    'too-large': {
      title: 'هذا أكبر من الحد المسموح',
      detail: 'ما أرسلته أكبر مما يقبله هذا العنوان. اختصره وأرسله مرة أخرى.',
    },
    'unsupported-media-type': {
      title: 'هذا التنسيق غير مفهوم',
      detail: 'أرسل نموذجًا، أو JSON بترميز UTF-8.',
    },
    invalid: {
      title: 'هناك ما يحتاج إلى تصحيح',
      detail: 'راجع الحقول المذكورة ثم أرسل مرة أخرى.',
    },
    'idempotency-mismatch': {
      title: 'أُرسل هذا من قبل بمحتوى مختلف',
      detail: 'استُخدم المفتاح نفسه لمحتوى آخر. لإرسال طلب ثانٍ، أرسل النموذج مرة أخرى.',
    },
    'too-many-requests': {
      title: 'كان ذلك سريعًا بعض الشيء',
      detail:
        'وصلت طلبات كثيرة من هذا النوع في وقت قصير. يُرجى الانتظار قليلًا ثم المحاولة مرة أخرى؛ لن تفقد شيئًا مما كتبته.',
    },
    unexpected: {
      title: 'حدث خلل من جانبنا',
      detail: 'لم يكن الخطأ منك، وقد سجّلناه. يُرجى المحاولة مرة أخرى بعد لحظات.',
    },
    unavailable: {
      title: 'لا يمكننا الحفظ الآن',
      detail: 'نظام التخزين لدينا مشغول. لم يُحفظ شيء؛ يُرجى الإرسال مرة أخرى بعد بضع ثوانٍ.',
    },
  },
  fieldErrors: {
    required: 'يُرجى ملء هذا الحقل.',
    'too-long': 'هذا النص طويل جدًا. يُرجى اختصاره.',
    'not-in-list': 'يُرجى اختيار إحدى الإجابات المتاحة.',
    'not-an-email': 'يُرجى كتابة عنوان بريد إلكتروني، مثل name@example.com.',
    'not-a-domain': 'يرجى كتابة نطاق، مثل example.com.',
    'public-mail-domain':
      'يمكن لأي شخص أن يملك عنوانًا في هذا النطاق. يرجى استخدام نطاق خاص بالشركة.',
    'not-an-instant': 'يرجى كتابة يوم أو لحظة، مثل 2027-01-31 أو 2027-01-31T12:00:00Z.',
    'has-null-character': 'في هذا النص رمز لا يمكن حفظه. يُرجى حذفه.',
    'not-text': 'يُرجى كتابة نص هنا.',
    'unknown-field': 'هذا الحقل غير معروف هنا.',
    'wrong-code': 'هذا ليس الرمز الصحيح. اكتب الأرقام الستة الواردة في أحدث رسالة.',
  },
};
