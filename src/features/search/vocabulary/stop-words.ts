/**
 * Words of grammar, and of asking for help, that say nothing of what is looked for. The index's own
 * counts find most of them on a big site; these stand for a small one.
 */
const STOP_WORDS: Record<string, string> = {
  en: `a able about after again all already also always am an and any anyone anything are as at be because been being but
    by can cannot cant could did didnt do does doesnt doing dont else ever every everything for from get gets
    getting give go goes going got had has hasnt have having he help her here hers him his happen happens how hows i
    if ill im in into is isnt it its itself ive just keep keeps know let like lot make makes many may maybe me
    might mine more most much must my myself need needs never no not nothing now of off often on one only or other our ours out over own
    please really say says see she should so some somebody someone something still such tell than that thats
    the their them then there theres these they thing things this those to too try trying us use used
    using very want wants was way we were what whats when where wheres which while who whom whose why will
    with without wont would yes yet you your yours`,
  de: `aber alle als also am an auch auf aus bei beim bin bis bitte da dabei damit dann das dass dein
    deine dem den denn der des dich die dies diese dieser dir doch du durch ein eine einem einen einer
    eines er es etwas fur geht habe haben hat hier ich ihm ihn ihr ihre im in ins ist ja jemand kann
    kein keine keinen konnen man mal mehr mein meine meinem meinen meiner mich mir mit muss nach nicht
    nichts noch nun nur ob oder ohne sein seine sich sie sind so soll trotzdem uber um und uns unser
    unter vom von vor wann warum was weil welche wenn wer werden wie wieder will wir wird wo zu zum zur`,
  fr: `a ai au aux avec avoir c ce ces cet cette comment d dans de des du elle en est et etre fait
    faire il ils j je l la le les leur lui m ma mais me mes mon n ne nous on ou ou par pas peut peux
    plus pour pourquoi qu quand que quel quelle qui s sa sans se ses si son suis sur te tes ton tu un
    une vos votre vous y`,
  es: `a al como con cual cuando de del desde donde el ella en es esta estan este esto ha hacer hay he
    la las le lo los me mi mis no nos o para pero por porque puede puedo que quien se ser si sin sobre
    su sus tengo un una y ya yo`,
  it: `a ai al alla che chi ci come con cosa da dal del della di dove e ed fare gli ha ho i il in io la
    le lo ma mi mia mio ne nel non o per perche posso puo qual quando questo se si sono su un una`,
  pt: `a ao as com como da das de do dos e ela ele em essa esse esta este eu foi ha isso ja mas me meu
    minha na nao no nos o onde os ou para pela pelo por porque posso quando que quem se sem ser seu sua
    um uma voce`,
  nl: `aan al als bij dat de deze die dit door een en er geen had heb hebben heeft het hij hoe ik in is
    je kan maar me met mij mijn moet naar niet nog of om ook op over te tot uit van voor waar waarom
    wat we wel werd wie wij wil worden wordt ze zich zij zijn zo`,
  ja: `の に は を が と で も か へ や から まで より です ます ました ない する し て た いる ある こと
    もの ため どう どの どこ なぜ 方法 たい ください さ れ せ ん よう`,
  zh: `的 了 在 是 我 有 和 就 不 都 一 也 很 到 要 去 你 会 着 没有 看 好 自己 这 怎么 如何 什么 为什么 吗 呢`,
};

/** The stop words of a language, folded; none for a language that is not here. */
export function stopWords(locale: string): string[] {
  return STOP_WORDS[locale.split('-')[0] ?? '']?.split(/\s+/) ?? [];
}
