/**
 * Where anybody can get an e-mail address, free or from an internet provider: such a domain tells
 * nothing about which company somebody belongs to. The large ones of each country; add what is missing.
 */
export const PUBLIC_MAIL_DOMAINS: ReadonlySet<string> = new Set(
  `
  gmail.com googlemail.com
  outlook.com outlook.de outlook.es outlook.fr outlook.it outlook.jp outlook.sa outlook.com.br
  hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it hotmail.co.uk hotmail.co.jp hotmail.com.br
  live.com live.de live.fr live.it live.nl live.co.uk live.jp msn.com passport.com
  yahoo.com yahoo.de yahoo.es yahoo.fr yahoo.it yahoo.ca yahoo.in yahoo.co.in yahoo.co.uk yahoo.co.jp
  yahoo.com.br yahoo.com.ar yahoo.com.mx yahoo.com.au yahoo.com.tw yahoo.com.hk yahoo.co.id yahoo.pl
  yahoo.ro yahoo.gr ymail.com rocketmail.com myyahoo.com aol.com aol.de aim.com verizon.net
  icloud.com me.com mac.com privaterelay.appleid.com
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com tutamail.com
  mailbox.org posteo.de posteo.net posteo.org disroot.org riseup.net hushmail.com startmail.com
  fastmail.com fastmail.fm hey.com zoho.com zohomail.com zohomail.eu duck.com runbox.com
  gmx.de gmx.net gmx.com gmx.at gmx.ch gmx.fr gmx.us gmx.co.uk mail.com email.com web.de freenet.de
  t-online.de arcor.de vodafone.de kabelmail.de unitybox.de ewe.net online.de 1und1.de aon.at
  bluewin.ch hispeed.ch sunrise.ch
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr
  libero.it virgilio.it tiscali.it alice.it tim.it tin.it fastwebnet.it inwind.it iol.it
  telefonica.net movistar.es terra.es ono.com
  sapo.pt clix.pt telenet.be skynet.be proximus.be ziggo.nl kpnmail.nl planet.nl xs4all.nl home.nl
  btinternet.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk eircom.net
  telia.com online.no get2net.dk mail.dk tele2.se spray.se suomi24.fi luukku.com
  seznam.cz email.cz centrum.cz post.cz volny.cz azet.sk centrum.sk zoznam.sk
  wp.pl o2.pl onet.pl onet.eu op.pl interia.pl interia.eu poczta.fm gazeta.pl tlen.pl vp.pl
  freemail.hu citromail.hu indamail.hu abv.bg mail.bg dir.bg otenet.gr inbox.lv inbox.lt mail.ee
  mail.ru inbox.ru list.ru bk.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru
  ukr.net i.ua meta.ua bigmir.net tut.by
  comcast.net xfinity.com att.net sbcglobal.net bellsouth.net cox.net charter.net spectrum.net
  earthlink.net optonline.net frontier.com juno.com netzero.net windstream.net
  rogers.com bell.net sympatico.ca shaw.ca telus.net videotron.ca
  uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com
  prodigy.net.mx fibertel.com.ar
  bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au xtra.co.nz
  docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp so-net.ne.jp
  ocn.ne.jp excite.co.jp goo.jp
  naver.com daum.net hanmail.net nate.com kakao.com
  qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn
  rediffmail.com in.com indiatimes.com sify.com
  maktoob.com emirates.net.ae walla.co.il walla.com bezeqint.net mynet.com
  mailinator.com guerrillamail.com 10minutemail.com temp-mail.org yopmail.com trashmail.com
  sharklasers.com getnada.com maildrop.cc dispostable.com
  `
    .trim()
    .split(/\s+/),
);
