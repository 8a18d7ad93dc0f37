import type { Words } from './index.ts';
import { plural } from './plural.ts';

const articles = plural('ja', { other: '# 件の記事' });

/** Japanese. As in English, plain, short and kind; a space stands between Japanese and Latin letters. */
export const ja: Words = {
  layout: {
    skipToContent: '本文へ移動',
    home: 'ホーム',
    allArticles: 'すべての記事',
    support: 'サポート',
    myRequests: 'お問い合わせ履歴',
    signOut: 'ログアウト',
    signedInAs: (email: string) => `${email} でログイン中`,
    breadcrumbs: '現在の位置',
    menu: 'メインメニュー',
    footer: 'ヘルプセンターのメニュー',
    privacy: 'プライバシー',
    languages: '言語',
    offer: 'このページは日本語でもお読みいただけます。',
    acceptOffer: '日本語で読む',
    declineOffer: 'いいえ、結構です',
  },
  home: {
    title: (product: string) => `${product} でお困りのことはありませんか？`,
    lead: '記事を探して手順に沿って操作し、役に立ったかどうかをお聞かせください。',
    topics: 'トピック',
    promoted: 'よくあるお困りごと',
    popular: 'よく読まれている記事',
    recent: '最近更新された記事',
    articleCount: articles,
  },
  /** In the files for programs. */
  machines: {
    summary: (product: string) =>
      `${product}に関する記事です。操作の手順と、うまくいかないときの対処方法を説明します。各リンクはMarkdown形式の記事につながっています。`,
    whole: 'すべての記事を1つのファイルで',
    index: 'すべての記事をJSONで',
  },
  incident: {
    label: 'サービスに関するお知らせ',
    more: '詳しく見る',
    since: (time: string) => `${time} から発生しています。`,
    until: (time: string) => `${time} 頃まで続く見込みです。`,
  },
  search: {
    label: 'ヘルプセンターを検索',
    placeholder: '質問やエラーメッセージを入力',
    button: '検索',
    title: '検索',
    hint: '知りたいことをふだんの言葉で入力するか、表示されたエラーメッセージを貼り付けてください。',
    results: (n: number, query: string) =>
      n === 0
        ? `「${query}」に一致する記事は見つかりませんでした。`
        : `「${query}」で ${articles(n)}が見つかりました`,
    failed:
      '現在、検索を利用できません。しばらくしてからもう一度お試しいただくか、記事の一覧からお探しください。',
    problem: '問題',
    showingFor: '次の言葉で検索した結果です：',
    insteadFor: (query: string) => `「${query}」で検索し直す`,
    narrow: '絞り込み',
    howTo: '操作方法',
    problems: '問題の解決方法あり',
    elsewhere: {
      title: 'ほかの探し方',
      lead: '別の言葉で検索するか、トピックからお探しください。',
      allArticles: 'すべての記事を一覧で見る',
      support: 'サポートチームに相談する方法を見る',
    },
    missed: {
      title: '何をお探しでしたか？',
      hint: '短くお書きください。名前やパスワードは書かないでください。記事の執筆者が読みますが、どなたが書いたかは誰にも分かりません。',
      button: '送信',
      thanks: 'ありがとうございます。記事の執筆者にお伝えします。',
    },
    recent: '最近の検索',
    recentHint: 'このブラウザーにだけ保存されています。',
    clear: '履歴を消去',
    close: '閉じる',
    shortcuts: '/ または Ctrl+K で検索を開く',
  },
  article: {
    updated: '更新日',
    reviewed: '確認日',
    source: '出典',
    minutes: plural('ja', { other: '約 # 分で読めます' }),
    asMarkdown: 'Markdown 形式で表示',
    copyMarkdown: 'Markdown 形式でコピー',
    copyError: 'このメッセージをコピー',
    copyThis: (text: string) => `「${text}」をコピー`,
    copied: 'コピーしました',
    copyFailed: 'コピーできませんでした。テキストを選択して、ご自分でコピーしてください。',
    contents: 'このページの内容',
    siblings: (category: string) => `「${category}」のほかの記事`,
    allSiblings: plural('ja', { other: '# 件の記事をすべて見る' }),
    neighbours: '前後の記事',
    previous: '前の記事',
    next: '次の記事',
    remarks: { note: 'メモ', warning: '注意', tip: 'ヒント' },
    enlarge: '拡大表示：',
    actualSize: '実際のサイズ',
    fitted: 'ウィンドウに合わせる',
    close: '閉じる',
    videoOn: (host: string, minutes: number | undefined) =>
      minutes === undefined
        ? `${host} の動画`
        : `${host} の動画、${minutes.toLocaleString('ja')} 分`,
    troubleshooting: 'うまくいかないときは',
    related: '関連記事',
    notFound: '答えが見つかりませんでしたか？',
    notFoundLead: 'ご利用のプランに含まれるサポートと、そのほかの解決方法をご案内します。',
    toSupport: 'サポートを受ける',
  },
  list: {
    title: 'すべての記事',
    lead: 'このヘルプセンターの記事の一覧です。',
    letters: '先頭の文字',
    empty: 'ここにはまだ記事がありません。',
  },
  untranslated: {
    notice: (language: string) =>
      `この記事の日本語版はまだありません。${language}の記事を表示しています。`,
    wish: '日本語で読みたい',
    home: 'ヘルプセンター（日本語）',
    listTitle: '日本語版がまだない記事',
  },
  stale: {
    notice: 'この記事の原文は、翻訳された後に変更されています。',
    toSource: (language: string) => `最新版を${language}で読む`,
  },
  missing: {
    title: 'ページが見つかりません',
    lead: 'アドレスが変わったか、入力に誤りがある可能性があります。',
    nearest: 'お探しのページはこちらですか？',
    toHome: 'ホームへ移動',
  },
  vote: {
    question: 'この記事は役に立ちましたか？',
    up: '役に立った',
    down: '役に立たなかった',
    stuckAtStep: (step: string) => `手順 ${step} がうまくいきません`,
    stuckAtProblem: 'これでは解決しませんでした',
    failed: '回答を送信できませんでした。接続を確認して、もう一度お試しください。',
    kept: 'インターネットに接続されていません。回答はこのブラウザーに保存し、接続が戻ったときに送信します。',
    sentLater: '保存していた回答を送信しました。',
    refusedLater: '保存していた回答は、受け付けられませんでした。',
    trap: 'この欄には何も入力しないでください',
  },
  feedback: {
    title: 'ご意見',
    thanks: 'ありがとうございます。お役に立ててうれしく思います。',
    sorry: 'お役に立てず、申し訳ありません。',
    withdrawn: '回答を取り消しました。もう一度回答することもできます。',
    whyDown: '何が問題でしたか？',
    whyUp: '何が役に立ちましたか？',
    optional: '1 つ選ぶだけでかまいません。改善の手がかりになります。',
    yourReason: '選んだ理由：',
    changeReason: '別の理由を選ぶ',
    comment: {
      label: '詳しくお聞かせいただけますか？',
      sought: '何をお探しでしたか？',
      other: 'どのようなことですか？',
      hint: '名前、住所、メールアドレス、パスワードは書かないでください。2,000 文字まで入力できます。',
      left: (n: string) => `残り ${n} 文字`,
      button: '送信',
      sent: 'ありがとうございます。コメントを受け取りました。',
    },
    where: 'どの部分についてですか？',
    wholeArticle: '記事全体',
    step: (n: number) => `手順 ${n.toLocaleString('ja')}`,
    email: {
      label: '修正されたときにお知らせするメールアドレス（任意）',
      hint: '確認のメールと、修正をお知らせするメールを 1 通ずつお送りします。その後、アドレスは削除します。',
      asked:
        '確認のメールをお送りしました。メール内のリンクをクリックすると、修正されたときにお知らせが届きます。',
    },
    toUp: '「役に立った」に変更',
    toDown: '「役に立たなかった」に変更',
    withdraw: '回答を取り消す',
    backToArticle: '記事に戻る',
  },
  reasons: {
    'not-what-i-was-looking-for': '探していた内容ではなかった',
    'too-complicated': '複雑で分かりにくい',
    'did-not-work': '手順どおりにしてもうまくいかなかった',
    'outdated-or-wrong': '内容が古い、または間違っている',
    'missing-information': '情報が足りない',
    'screenshots-do-not-match': '自分の画面と違う',
    'solved-my-problem': '問題が解決した',
    'easy-to-follow': '分かりやすかった',
    'translation-wrong': '翻訳に誤りがある',
    'want-my-language': '自分の言語で読みたい',
    other: 'その他',
  },
  nextStep: {
    search: {
      title: 'お探しの記事を見つけましょう',
      lead: '別の言葉で検索するか、エラーメッセージを貼り付けてみてください。',
      related: 'お探しの記事はこちらですか？',
    },
    'easier-ways': {
      title: 'もっと簡単な方法があります',
      lead: '動画で操作を確かめたり、無料のウェビナーで質問したり、お近くのパートナーに作業を依頼したりできます。',
      videos: '動画を見る',
      webinars: '無料のウェビナーに参加する',
      partners: 'お近くのパートナーに相談する',
      simpler: 'もっと短い記事を読む',
    },
    request: {
      title: '一緒に解決しましょう',
      lead: '次の中に当てはまるものがないかご確認ください。なければ、サポートチームが引き継ぎます。何をお読みになったかは、サポートチームに伝わります。',
      problems: 'この手順で起こりやすい問題',
      button: 'サポートチームに問い合わせる',
    },
    thanks: {
      title: 'ありがとうございます。内容を確認します',
      lead: 'いただいた回答は、この記事の執筆者に届きます。',
    },
    none: {
      title: 'ありがとうございます',
      lead: 'いただいた回答は、この記事の執筆者に届きます。',
    },
  },
  support: {
    title: 'サポート',
    description:
      'ご利用のプランに含まれるサポートと、どなたでも利用できるマニュアル、動画、ウェビナー、お近くのパートナーをご案内します。',
    signInLead: 'メールでリンクをお送りします。パスワードは必要ありません。',
    selfTitle: 'すぐに利用できるサポート',
    selfLeadSignedOut: '次のサポートは、どなたでもご利用いただけます。',
    plans: '各プランの内容を見る',
    articles: '記事',
    articlesLead: 'このヘルプセンターのすべての記事をお読みいただけます。',
    manuals: 'マニュアル',
    videos: '動画チュートリアル',
    webinars: '無料のウェビナー',
    partners: 'お近くのパートナー',
    allPartners: 'すべてのパートナー',
    partnersLead: 'パートナーが、操作の支援、研修、初期設定、カスタマイズを有料で承ります。',
    minutes: plural('ja', { other: '# 分' }),
    noWebinars: '現在、予定されているウェビナーはありません。',
    yourPlan: (plan: string) => `ご利用のプラン：${plan}`,
    says: {
      signedOut: () =>
        'ログインすると、ご利用のプランに何が含まれるかを確認できます。サポートチームへのお問い合わせは有料プランでご利用いただけますが、どなたでもお問い合わせいただける内容もあります。',
      unverified: () =>
        'メールアドレスがご本人のものであることを確認する必要があります。お送りするリンクで一度ログインしてください。',
      openTopic: (plan: string) =>
        `「${plan}」プランでは、選択した内容についてサポートチームにお問い合わせいただけます。`,
      included: () =>
        'ご利用のプランにはサポートが含まれています。回答はメールでお送りし、ここにも表示します。',
      noAccount: (plan: string) =>
        `お使いのアドレスに有料プランが見つからないため、「${plan}」プランとなります。ここにあるものはすべてご利用いただけます。会社でプランをご契約の場合は、登録済みのアドレスでログインしてください。`,
      lapsed: (plan: string) =>
        `有料プランの期間が終了したため、更新されるまで「${plan}」プランとなります。ここにあるものは引き続きすべてご利用いただけます。`,
      unknownPlan: (plan: string) =>
        `アカウントは見つかりましたが、プランの内容を確認できないため、現在は「${plan}」プランとなります。下の内容からプランについてお問い合わせください。`,
      notIncluded: (plan: string) =>
        `ご利用の「${plan}」プランには、ここにあるものがすべて含まれています。サポートチームへのお問い合わせは、有料プランでご利用いただけます。`,
    },
    firstAnswer: '最初の回答',
    withinHours: plural('ja', { other: '# 時間以内' }),
    withinBusinessHours: plural('ja', { other: '営業時間で # 時間以内' }),
    businessHours: '営業時間',
    aroundTheClock: '年中無休、24 時間',
    daysFromTo: (first: string, last: string) => `${first}から${last}まで`,
    hours: (days: string, times: string, zone: string) => `${days}、${times}（${zone}）`,
    topicsTitle: '何についてお困りですか？',
    openTopic: 'この内容については、どのプランでもサポートチームにお問い合わせいただけます。',
    partnerLead: 'お近くのパートナーが有料で承ります。次のパートナーが最も近くにいます。',
    toDirectory: '国、言語、サービスからパートナーを探す',
    upgradeTitle: '有料プランの場合',
    upgradeLead:
      'サポートチームに直接お問い合わせいただけます。最初の回答までの時間は次のとおりです。',
    requestButton: 'お問い合わせを作成',
    refused:
      'ご利用のプランにはサポートが含まれていないため、お問い合わせは送信されませんでした。入力した内容は、コピーできるように下に表示しています。',
  },
  partners: {
    title: 'お近くのパートナー',
    description:
      '操作の支援、研修、初期設定、カスタマイズを承るパートナーを、国と言語から探せます。',
    country: '国',
    language: '言語',
    service: 'サービス',
    any: '指定なし',
    show: 'パートナーを表示',
    count: plural('ja', { other: '# 社のパートナー' }),
    inCountry: (country: string) => `${country}のパートナー`,
    elsewhere: 'ほかの国のパートナー',
    all: 'すべてのパートナー',
    none: 'すべての条件に合うパートナーは見つかりませんでした。すべてのパートナーを表示しています。',
    services: {
      assistance: '操作の支援',
      training: '研修',
      setup: '初期設定',
      customization: 'カスタマイズ',
    },
  },
  request: {
    title: '新しいお問い合わせ',
    subject: '件名',
    subjectHint: '何をしたいのかを短くお書きください。',
    suggestions: {
      title: 'こちらの記事がお役に立つかもしれません',
      lead: '記事は新しいタブで開きます。入力した内容はこのまま残ります。',
      count: plural('ja', { other: '# 件の記事がお役に立つかもしれません' }),
      newTab: '新しいタブで開きます',
    },
    description: '何が起きましたか？',
    descriptionHint:
      '行った操作、期待した結果、実際の結果をお書きください。エラーメッセージは、そのままコピーして貼り付けてください。',
    send: 'お問い合わせを送信',
    trailTitle: 'すでに分かっていること',
    trailLead: 'お問い合わせと一緒に送信されます。同じことをもう一度お尋ねすることはありません。',
    trail: {
      topic: 'お問い合わせの内容',
      article: 'お読みになった記事',
      vote: 'ご回答',
      query: '検索した言葉',
      voteUp: '役に立った',
      voteDown: '役に立たなかった',
    },
    draftKept: 'お問い合わせの下書きを 24 時間保存します。ログインすると、再び表示されます。',
    draftBack: '入力していた内容です。ご確認のうえ、送信してください。',
    sentTitle: 'お問い合わせを受け付けました',
    sentLead: (reference: string) => `お問い合わせ番号は ${reference} です。`,
    listTitle: 'お問い合わせ履歴',
    listEmpty: 'お問い合わせはまだありません。',
    reference: 'お問い合わせ番号',
    statusLabel: '状況',
    sentAt: '送信日時',
    status: {
      new: '受付済み：まもなく内容を確認します',
      open: '対応中：解決に取り組んでいます',
      pending: 'お客様のご返信待ち',
      hold: '関係先の対応待ち',
      solved: '解決済み',
      closed: '終了',
    },
    yourMessage: 'お送りいただいた内容',
  },
  signIn: {
    title: 'ログイン',
    lead: 'メールアドレスを入力してください。ログイン用のリンクとコードをメールでお送りします。どちらでもログインでき、パスワードは必要ありません。',
    email: 'メールアドレス',
    button: 'リンクを送信',
    sentTitle: 'メールをご確認ください',
    sentLead:
      '入力したアドレスでメールを受信できる場合は、リンクとコードをお送りしました。届くまでに数分かかることがあります。どちらも 15 分間有効です。',
    code: 'メールに記載のコード',
    codeHint:
      '6 桁の数字です。メールのリンクを開いてもログインできます。別の端末でもかまいません。',
    codeButton: 'コードでログイン',
    resend: 'もう一度送信',
    confirmTitle: 'ヘルプセンターにログイン',
    confirmLead: (email: string) =>
      `このリンクを使うと、${email} でログインします。ご本人であることを確かめるため、下のボタンを押してください。`,
    confirmOther: (email: string) =>
      `現在は ${email} でログインしています。続けると、このアドレスからはログアウトします。`,
    confirmButton: 'ログインする',
    signInThrough: (product: string) => `${product} でログイン`,
    orByMail: 'またはメールでログイン',
    fromProduct: (email: string) =>
      `${email} としてこのページに移動しました。このアドレスで続けますか？`,
    stay: (email: string) => `${email} のままにする`,
    mail: {
      subject: (site: string) => `【${site}】ログイン用リンクのお知らせ`,
      text: (site: string, link: string, code: string) =>
        `次のリンクを開くと、「${site}」にログインできます。\n\n${link}\n\nまたは、メールを申し込んだページで次のコードを入力してください。\n\n${code}\n\nリンクとコードは、15 分以内に 1 回だけ使えます。「${site}」の担当者がコードをお尋ねすることはありません。お心当たりがない場合は、このメールを無視してください。\n`,
    },
  },
  requestMail: {
    subject: (reference: string) => `お問い合わせ ${reference} を受け付けました`,
    text: (reference: string, link: string) =>
      `お問い合わせ ${reference} を受け付けました。内容は次のページでお読みいただけます。\n\n${link}\n\nサポートチームが、できるだけ早く回答いたします。\n`,
  },
  watch: {
    confirm: {
      title: '修正されたらお知らせします',
      lead: '「はい」を選ぶと、記事が修正されたときにメールを 1 通お送りします。その後、アドレスは削除します。',
      button: 'はい、知らせてください',
      doneTitle: 'お知らせの登録が完了しました',
      doneLead:
        '記事が修正されたときに、メールを 1 通お送りします。それまで、何もする必要はありません。',
      goneTitle: 'このリンクは使えなくなりました',
      goneLead:
        '送信から 48 時間が過ぎたか、取り消されたか、リンクの一部が欠けています。記事がまだ役に立たない場合は、記事の下でその旨を回答し、もう一度メールアドレスを入力してください。',
    },
    unsubscribe: {
      title: 'メールの受け取りをやめる',
      lead: '下のボタンを押すと、この記事についてのお知らせは届かなくなります。アドレスは削除します。',
      button: 'メールを受け取らない',
      doneTitle: '今後、メールは届きません',
      doneLead: 'アドレスを削除しました。どの記事の下でも、もう一度登録できます。',
      goneTitle: 'リンクの一部が欠けています',
      goneLead: 'メール内のリンクをもう一度開くか、リンク全体をコピーしてください。',
    },
    backToArticle: '記事に戻る',
    mail: {
      confirm: {
        subject: (title: string) => `修正されたらお知らせしますか？「${title}」`,
        text: (title: string, link: string, unsubscribe: string) =>
          `次の記事が修正されたときにお知らせするよう、このメールアドレスで申し込みがありました。\n\n${title}\n\nお知らせをご希望の場合は、次のページを開いて「はい」を選んでください。このリンクは 48 時間有効です。\n\n${link}\n\n記事が修正されたときにメールを 1 通お送りし、その後アドレスを削除します。お心当たりがない場合は、何もする必要はありません。「はい」が選ばれなければ、アドレスは 48 時間後に削除されます。\n\nすぐに削除する場合や、後で取りやめる場合は、次のページを開いてください。\n\n${unsubscribe}\n`,
      },
      mended: {
        subject: (title: string) => `記事を修正しました「${title}」`,
        text: (title: string, link: string, unsubscribe: string) =>
          `お困りだった次の記事を修正しました。\n\n${title}\n${link}\n\nお知らせいただき、ありがとうございました。この修正についてのメールは、この 1 通だけです。アドレスは保存していません。\n\nこのようなメールを希望されない場合は、次のページを開いてください。\n\n${unsubscribe}\n`,
      },
    },
  },
  api: {
    title: 'API',
    lead: 'プログラムからこのヘルプセンターを利用する方法です。ヘルプセンターのページも、同じ API を使っています。',
    document: '同じ内容の OpenAPI 3.1 ドキュメント',
    contents: 'エンドポイント',
    parameters: '本文以外のパラメーター',
    places: { path: 'パス', query: 'クエリ文字列', header: 'ヘッダー', cookie: 'Cookie' },
    body: '本文',
    types: 'フォームまたは JSON。',
    formOnly: 'フォームでのみ送信できる項目',
    answers: '応答',
    answerFields: '応答に含まれる項目',
    failures: '失敗した場合のエラー',
    example: '実行例',
    required: '必須',
    optional: '任意',
    or: ' または ',
    oneOf: (values: string) => `${values} のいずれか`,
    text: '文字列',
    matching: (pattern: string) => `${pattern} に一致する文字列`,
    list: '配列',
    object: 'オブジェクト',
    upTo: (n: number) => `${n.toLocaleString('ja')} 文字以内の文字列`,
    number: (min: number | undefined, max: number | undefined) =>
      min === undefined || max === undefined || max === Number.MAX_SAFE_INTEGER
        ? '整数'
        : `${min.toLocaleString('ja')} から ${max.toLocaleString('ja')} までの整数`,
    errors: 'エラー',
    errorsLead:
      'エラーはすべて、問題の詳細（RFC 9457）として返されます。ページを要求した場合は、ページとして返されます。',
    codes: 'エラーコード',
    fieldCodes: '項目のエラーコード',
  },
  errorSummary: {
    title: '問題があります',
    titlePrefix: 'エラー：',
    line: (label, error) => `「${label}」：${error}`,
  },
  failure: {
    typed: '入力した内容は残っています。',
    tryAgain: 'もう一度試す',
  },
  problems: {
    malformed: {
      title: '送信内容を読み取れませんでした',
      detail:
        '送信内容が壊れているか、一部が欠けています。前のページに戻り、再読み込みしてから、もう一度送信してください。',
    },
    'sign-in-required': {
      title: '先にログインしてください',
      detail: 'ここを利用するには、ログインが必要です。ログインすると、このページに戻ります。',
    },
    'wrong-key': {
      title: 'キーがないか、正しくありません',
      detail:
        'このアドレスはプログラム専用です。Authorization: Bearer ヘッダーで API キーを送信してください。',
    },
    'token-refused': {
      title: '製品からのログインができませんでした',
      detail:
        '製品から届いた情報が古いか、使用済みか、不完全です。製品に戻ってヘルプセンターをもう一度開くか、下からメールでログインしてください。',
    },
    'cross-site': {
      title: '別のサイトから送信されました',
      detail:
        '安全のため、送信できるのはこのヘルプセンターのページからだけです。このサイトでページを開き、もう一度送信してください。',
    },
    'plan-without-support': {
      title: 'ご利用のプランにはサポートが含まれていません',
      detail:
        'サポートチームへのお問い合わせは、有料プランでご利用いただけます。マニュアル、記事、動画、ウェビナー、お近くのパートナーは、今のプランでもご利用いただけます。',
    },
    'not-found': {
      title: '見つかりません',
      detail: '削除されたか、アドレスの一部が欠けている可能性があります。',
    },
    'unknown-article': {
      title: 'この記事は見つかりません',
      detail: '名前が変わったか、削除された可能性があります。「すべての記事」からお探しください。',
    },
    'method-not-allowed': {
      title: 'このアドレスでは、その方法を使えません',
      detail:
        'アドレスは存在しますが、この種類の要求は受け付けていません。使える方法は Allow ヘッダーに示されています。',
    },
    'link-used': {
      title: 'このリンクは使えなくなりました',
      detail:
        'すでに使われたか、送信から 15 分以上たっています。下の欄から、新しいリンクを送信してください。',
    },
    'code-ended': {
      title: 'このコードはここでは使えません',
      detail:
        'すでに使われたか、15 分を過ぎたか、入力の間違いが多すぎたか、別のブラウザーで申し込まれたものです。メールのリンクはまだ使えることがあります。使えない場合は、下から新しいメールをお申し込みください。',
    },
    'too-large': {
      title: '一度に送れる量を超えています',
      detail:
        '送信内容が、受け付けられる大きさを超えています。短くして、もう一度送信してください。',
    },
    'unsupported-media-type': {
      title: 'この形式には対応していません',
      detail: 'フォームか、UTF-8 の JSON で送信してください。',
    },
    invalid: {
      title: '入力内容に修正が必要です',
      detail: '示された項目を確認して、もう一度送信してください。',
    },
    'idempotency-mismatch': {
      title: '同じキーで別の内容が送信されています',
      detail:
        'このキーは、すでに別の内容の送信に使われています。新しいお問い合わせにする場合は、フォームからもう一度送信してください。',
    },
    'too-many-requests': {
      title: '送信の間隔が短すぎます',
      detail:
        '短い時間に何度も送信されました。少し待ってから、もう一度お試しください。入力した内容は失われていません。',
    },
    unexpected: {
      title: 'ヘルプセンターで問題が発生しました',
      detail:
        '原因はお客様の操作ではありません。問題は記録されました。しばらくしてから、もう一度お試しください。',
    },
    unavailable: {
      title: '現在、保存できません',
      detail:
        '保存先が混み合っているため、何も保存されませんでした。数秒待ってから、もう一度送信してください。',
    },
  },
  fieldErrors: {
    required: 'この項目を入力してください。',
    'too-long': '長すぎます。短くしてください。',
    'not-in-list': '表示されている選択肢から選んでください。',
    'not-an-email': 'name@example.com のような形式でメールアドレスを入力してください。',
    'not-a-domain': 'example.com のようなドメインを入力してください。',
    'public-mail-domain':
      'どなたでもアドレスを取得できるドメインです。会社独自のドメインを使用してください。',
    'not-an-instant':
      '2027-01-31 や 2027-01-31T12:00:00Z のような日付または日時を入力してください。',
    'has-null-character': '保存できない文字が含まれています。その文字を削除してください。',
    'not-text': 'テキストを入力してください。',
    'unknown-field': 'この項目には対応していません。',
    'wrong-code': 'コードが正しくありません。最新のメールにある 6 桁の数字を入力してください。',
  },
};
