/**
 * Words that say nothing about what is asked, and words that say little.
 *
 * Stop words are dropped before stemming. Weak words are what every questionnaire and every control text is made of
 * ("documented policies and procedures are maintained"): they stay, since they may tell two entries apart, but weigh a
 * fraction of a word that names a thing. Perspective is removed here too: "do you" and "does your organisation" ask for
 * the same; "the vendor" has become "you" before.
 */
import { stem } from "./stem.ts";

const words = (text: string) => new Set(text.trim().split(/\s+/));

export const STOP_WORDS: ReadonlySet<string> = words(`
a about above across after again against all also am among an and any anybody anyone anything are as at be because been before being below between both but by can
could did do does doing done down during each either etc every few for from further had has have having he her here hers
him his how however i ie eg if in into is it its itself just me more most must my neither no nor not of off on once only or
other others our ours out over own per please same shall she should so some such than that the their theirs them then
there these they this those through thus to too under until up upon us very via was we were what when where whether which
while who whom whose why will with within without would yes you your yours yourself
company companies organization organizations firm
`);

const WEAK_WORDS = words(`
ensure maintain provide perform implement establish document describe define require include use used using make made
take taken carry carried place set apply applicable applied appropriate relevant regular regularly current currently
formal formally existing exist available ability able accordance according address addressed adequate allow allowed
area based basis case certain clear clearly consider considered detail detailed details determine different effective
effectively employ enable ensure entire entity entities example explain field follow following form full fully general
give given good handle have help identify identified indicate individual information involve item kind keep known least
level like list manner matter mean means measure measures meet method necessary need needs number obtain one operate
operation option order outline part particular party parties people person possible practice practices prior procedure
procedures process processes properly proper purpose question receive reflect related relate relating respect respond
result review reviewed same section service services share similar solution specific specify specified state stated
step subject such suitable support sure system systems team term terms thing time type types various way ways well work
policy policies control controls management manage managed program plan standard standards requirement requirements
security secure business customer customers client clients user users product products internal external additional
activity activities assist approach both complete completed conduct conducted confirm cover covered customer
environment guidance held hold holding industry issue issued offer overall own periodic periodically 
potential present publish role responsibility responsibilities responsible scope select
technical technology tool undergo undergone undertake usage valid value willing yearly annual annually
accomplish achieve act aim allow amount answer appear ask assure attach attempt available aware be become begin best big
bring broad call can capable cause chance check choose clarify come comment common compare complete comprise concern
consist contain continue correct count create decide deliver demonstrate depend detailed develop do easy enable end
enter exact expect extent extra face fact fall feature figure find finish fit five four get go grant great guarantee
half happen hard hear high hope hundred idea if important in increase inform instance instead intend kindly know large
late lay lead less let likely live long look low main major make manner many mention moment move name nature new next
normal note now obtain occur often opinion organize original outside overall paragraph past percent period permit pick
please point possess prefer prepare pretty previous problem proceed produce promise put quick quickly reach ready real
reason recent recently refer regard remain remark reply respective say see seek seem send set several short show side
simple single situation size small soon sort speak specific spend spread start stay still stop subject sufficient sum
supply sure take tell three today together total toward treat true try turn two type typical understand unless usual
usually view want whole wide wish without word work worth would write yet zero
`);

const WEAK_STEMS = new Set([...WEAK_WORDS].map(stem));

/** True for a stem that nearly every question and every control text holds. */
export function isWeak(s: string): boolean {
  return WEAK_STEMS.has(s);
}
