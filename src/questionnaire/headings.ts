/**
 * What a column's heading says about its role, in five languages and many wordings.
 *
 * A heading may point to several roles ("Control description" is a question's text or guidance); so each role gets a
 * weight from 0 to 5 and the cells of the column decide with it (`column-roles.ts`). Patterns of one role stand together,
 * strongest first; a qualified wording ("Question ID") outweighs the plain one ("Question").
 */
import { isSymbol, optionMeaning, optionsInHeading } from "./options.ts";

export const ROLES = ["ref", "section", "question", "answer", "comment", "guidance", "option", "other"] as const;
export type Role = (typeof ROLES)[number];
export type RoleWeights = Readonly<Partial<Record<Role, number>>>;

/** Who answers, when a heading says it: "Vendor response", "CSP CAIQ answer". */
const ANSWERER =
  "your|our|vendor|supplier|provider|service provider|solution provider|company|organi[sz]ation|contractor|respondent|bidder|tenderer|third party|csp|client|customer|auditee|applicant|lieferanten?|anbieter|dienstleister|bieter|fournisseur|soumissionnaire|prestataire|proveedor";

const PATTERNS: readonly (readonly [Role, number, RegExp])[] = [
  // Numbers of questions. "No" alone is a number beside "Question", and an option beside "Yes": `header-rows.ts` decides.
  [
    "ref",
    5,
    /\b(?:questions?|control|controls|item|req(?:uirement)?|query|ques|quest|q|section|frage|kontroll)[ _-]*(?:ids?|no|num|number|nr|#|ref(?:erence)?|code|key|identifier)\b\.?/,
  ],
  [
    "ref",
    5,
    /^(?:id|ids|ref|reference|ref[ _]?id|no|nr|num|number|#|s ?\/ ?n|sl ?no|s ?no|sr ?no|index|code|lfd nr|nummer|numero|nro|lp|s[iı]ra(?: no)?|sorszam|c|poz|п\/п|n ?\.? ?[°ºo]|referenz|kennung|identifiant|identificador|identifier|codigo|q ?#|serial|line)\.?:?$/,
  ],
  ["ref", 5, /番号|번호|编号|編號|序号|項番|^no\.?$|^id$|通番/],
  // Over numbers; over texts an item asks nearly as much.
  ["ref", 2.5, /^(?:items?|pos(?:ition)?\.?|ziffer|punkt|(?:data )?points?|rif\.?)$/],
  ["ref", 3, /\bids?\b|\bnumber$|\bref\b|\b(?:no|nr)\.$/],

  [
    "question",
    4.5,
    /\bquestions?\b|\bfragen?\b|\bpreguntas?\b|\bpruffragen?\b|質問|設問|질문|문항|问题|問題|\bvra(?:ag|gen)\b|\bdomand[ae]\b|\bperguntas?\b|\bpytani[ea]\b|\bkontrollfragen?\b|\bfrag(?:a|or)\b|\bspørgsm[ao]l\b|\bsporsmal\b|\bspørsmal\b|\bkysymy(?:s|kset)\b|\botazk[ay]\b|\bkerdes(?:ek)?\b|\bsoru(?:lar)?\b|\bintrebar[ei]\b|вопрос|питання/,
  ],
  [
    "question",
    4,
    /\brequirements?\b|\banforderung(?:en)?\b|\bexigences?\b|\brequisitos?\b|要件|要求事項|요구사항|점검항목|检查项|检查内容|\beis(?:en)?\b|\brequisit[io]\b|確認事項|チェック項目|点検項目|評価項目|\bchecklist items?\b|\binquir(?:y|ies)\b|\bquery\b/,
  ],
  [
    "question",
    3,
    /\bcontrol (?:text|statement|description|objective|question|specification|requirement)s?\b|\bcriteri(?:a|on|en)\b|\bkriterium\b|\bcriteres?\b|\bcriterios?\b|\bpoints? de controle\b|\bspecifications?\b|\bprufpunkte?\b|\bstatements?\b|\brequest(?:s|ed)?\b|\binformation requested\b/,
  ],
  [
    "question",
    2,
    /\bcontrols?\b|\bkontrollen?\b|\bmassnahmen?\b|\bmesures?\b|\bmedidas?\b|\bpractices?\b|\bitems?\b|\btopics?\b|項目|内容|\bquestion\/request\b|\bsubcategory\b/,
  ],
  ["question", 1.5, /\bdescriptions?\b|\bbeschreibung\b|\bdescripcion\b|説明/],

  [
    "answer",
    4.5,
    new RegExp(
      `^(?:(?:${ANSWERER})(?:['’]?s)?\\s+)*(?:answers?|responses?|reply|replies|antwort(?:en)?|reponses?|respuestas?)(?:$|\\s*[(:/*?–-]| (?:by|from|of|column|field|text|here|required|options?|yes|y/n|and|or|du|de|del|des|der|vom|van)\\b)`,
    ),
  ],
  [
    "answer",
    4.5,
    /^\W*(?:yes|y|ja|oui|si)\b.{0,3}[/,|].{0,3}\b(?:no?|nein|non)\b|回答|답변|응답|이행여부|答复|答覆|回复|符合情况|是否符合|\bantwoord(?:en)?\b|\brisposta\b|\brespostas?\b|\bodpowiedz\b|はい.{0,3}いいえ|^svar\b|^vastaus\b|^odpoved\b|^valasz\b|^cevap\b|^yan[iı]t\b|^raspuns\b|ответ|відповідь|^atende\b/,
  ],
  [
    "answer",
    3,
    /\b(?:answers?|antwort(?:en)?|reponses?|respuestas?)\b|\b(?:your|vendor|supplier|provider|lieferanten?|fournisseur|proveedor) (?:response|input|feedback|statement|position)s?\b|\bdu (?:fournisseur|prestataire)\b|\bdel proveedor\b/,
  ],
  [
    "answer",
    3,
    /^(?:current |implementation |compliance |control )?status$|^statut$|^estado$|状態|ステータス|対応状況|実施状況|\bumsetzungs(?:status|stand)\b|^erfullt|^umgesetzt|\bcumplimiento\b|^cumple|^conforme?$|^conformite$|^compliant ?[?(]|^compl(?:y|ies|iance)\b(?! mapping)|\bin place ?[?(]|^implemented ?[?(]|^verdict$|\bmaturity(?: level)?$|^reifegrad$|^result$|^ergebnis$|^resultat$|^resultado$/,
  ],
  // "Compliance (FC/PC/NC)" names the codes that go in.
  [
    "answer",
    5,
    /^(?:vendor |supplier )?(?:compl\w+|conform\w*|status|meets?|met|cumpl\w+|fulfil\w*|erfull\w*|supported) ?\((?:[a-z]{1,4} ?[/,|] ?){1,5}[a-z]{1,4}\)/,
  ],
  // A self-assessment says where one stands; where one wants to be is the asker's or another question.
  [
    "answer",
    5.5,
    /^(?:current|actual|today'?s|as-?is|aktueller?|actuel|niveau actuel|nivel actual|estado actual)[ -]+(?:state|status|score|rating|maturity|level|profile|tier|practice|implementation|reifegrad|niveau|stand)s?\b|^(?:self[ -]?assessment|self[ -]?assessed|vendor|supplier)[ -]+(?:score|rating|maturity|level)\b|現状|^(?:(?:vendor|supplier|provider)(?:['’]?s)? )?self[ -](?:score|rating|assessment)\b/,
  ],
  [
    "answer",
    4,
    /\bto (?:be )?(?:complete|fill|answer)(?:d|ed)?(?: in)?\b|\bcompleted by\b|\bstellungnahme\b|\bihre angaben?\b|\bprise de position\b|\ba remplir\b|\bauszufullen\b|\ba (?:completar|rellenar)\b|記入欄/,
  ],
  ["answer", 3, /\b(?:des|vom|durch den) (?:lieferanten|anbieters?|auftragnehmers?|dienstleisters?|bieters?)\b/],
  // "Supplier statement" is a statement, but not the asker's.
  ["answer", 4, new RegExp(`^(?:${ANSWERER})(?:['’]?s)? (?:statement|position|declaration|feedback|input)s?$`)],
  [
    "answer",
    4,
    /\b(?:level|degree|state) of (?:compliance|conformity)\b|\b(?:compliance|conformity) (?:level|degree)\b|\bniveau de conformite\b|\b(?:nivel|grado) de (?:cumplimiento|conformidad)\b|\berfullungsgrad\b/,
  ],
  ["answer", 2.5, /\bresponses?\b/],
  [
    "answer",
    2,
    /^tested$|^applicable\??$|^values?$|^wert$|^valeur$|^valor$|^(?:select|selection|choice|auswahl|choix|seleccion)\b|^(?:met|implementation) ?[?(]/,
  ],

  [
    "comment",
    4.5,
    /\bcomment(?:s|ary)?\b|\bremarks?\b|\badditional (?:information|info|details?|notes?|explanations?)\b|\bfurther (?:information|info|details?|explanations?)\b|\bexplanations?\b|\bjustifications?\b|\bkommentare?\b|\bbemerkung(?:en)?\b|\banmerkung(?:en)?\b|\berlauterung(?:en)?\b|\bbegrundung(?:en)?\b|\bcommentaires?\b|\bremarques?\b|\bcomplements?\b|\bcomentarios?\b|\bobservaciones\b|\bjustificacion\b|\baclaraciones\b|コメント|備考|비고|의견|备注|備註|说明|\btoelichting\b|\bopmerking(?:en)?\b|\bcommenti\b|\bosservazioni\b|\bobservacoes\b|\bcomentarios?\b|\buwagi\b|補足|特記事項|理由|\bbem[aæ]rkning(?:er)?\b|\banm[aæ]rkning(?:ar)?\b|\bmerknad(?:er)?\b|\blisatiedot\b|\bhuomautu\w*|\bkommentit\b|\bpoznamk[ay]\b|\bkomentar\w*|\bmegjegyzes\w*|\bac[iı]klama(?:lar)?\b|\bobservatii\b|комментари|примечани|коментар/,
  ],
  [
    "comment",
    4.5,
    /^how (?:is|are|do|does|did|has|have|was|will) .{0,60}$|\b(?:description|details?|explanation|narrative) of (?:the |your )?(?:implementation|controls?|measures?|compliance)\b|\bimplementation (?:description|details?|notes?|statement|narrative)s?\b|\b(?:please )?(?:explain|elaborate|describe)\b|\bif (?:no|n\/a|not|yes|other)\b/,
  ],
  [
    "comment",
    5.5,
    new RegExp(
      `^(?:${ANSWERER})(?:['’]?s)? (?:comments?|evidences?|justifications?|explanations?|remarks?|notes?|details?)\\b`,
    ),
  ],
  [
    "comment",
    4.5,
    /\b(?:beschreibung|description|descripcion|descrizione|descricao) (?:der|de la|des|du|della|da) (?:umsetzung|erfullung|einhaltung|massnahmen?|mesures?|mise en|medidas?|implementa\w+|misur[ae])|\bjustificativas?\b|\bgiustificazion[ei]\b/,
  ],
  ["comment", 5, /対応内容|実施内容|対策内容|具体的な(?:対策|内容|対応)/],
  [
    "comment",
    4,
    /\bnotes?\b|\bdetails?\b|\bobservations?\b|\bprecisions?\b|\bnotas?\b|\bnarrative\b|\bnotizen\b|\bexplain\b|\berklarung\b|\bdetalles\b/,
  ],
  [
    "comment",
    2.5,
    /\bevidences?\b|\bnachweise?\b|\bpreuves?\b|\bevidencias?\b|エビデンス|証跡|\bsupporting (?:information|documents?|documentation)\b|\battachments?\b/,
  ],

  [
    "guidance",
    5,
    /\bguidance\b|\bhelp\b|\binstructions?\b|\bfollow-?up\b|\brationale\b|\breasons? for\b|\bpurpose\b|\bintent\b|\bexamples?\b|\bbeispiele?\b|\bexemples?\b|\bejemplos?\b|\b(?:typical|expected|required|suggested|sample)[ _]evidences?\b|\bevidences? (?:required|examples?|to provide|requested)\b|\btest(?:ing)? procedures?\b|\bprocedures? de test\b|\bannotations?\b|\bsupplemental\b|ガイダンス|手引|記入例|注意事項/,
  ],
  [
    "guidance",
    4,
    /\bdiscussions?\b|\bhinweise?\b|\bhilfe\b|\baide\b|\bayuda\b|\bguia\b|\bclarifications?\b|\bmore info\b|\btraining\b|\bdefinitions?\b/,
  ],
  ["guidance", 1.2, /\bdescriptions?\b|\bbeschreibung\b|\bdescripcion\b|説明/],

  [
    "section",
    4,
    /\bsections?\b|\bdomains?\b|\bdomaines?\b|\bdominios?\b|\b(?:sub ?-?)?categor(?:y|ies|ie|ia)\b|\bkategorien?\b|\bareas?\b|\bfamil(?:y|ies)\b|\bchapters?\b|\bchapitres?\b|\bbereiche?\b|\babschnitte?\b|\bkapitel\b|\bthemen?(?:gebiet|bereich)?e?\b|\bthemes?\b|\bseccion(?:es)?\b|\bcategories\b|\bpillars?\b|分類|カテゴリ|区分|大項目|中項目|小項目|領域|分野|セクション/,
  ],
  ["section", 2.5, /\btopics?\b|\bfunctions?\b|\bgroups?\b|\btitles?\b|\btitel\b|\btitre\b|\btitulo\b/],
  ["section", 1.5, /^names?$|^nom$|^nombre$/],

  // The asker's own columns, and columns that describe a question without asking or answering it. What is said for the
  // assessor ("Notes for the assessor") is said by who answers; "For the assessor" and "Assessor's notes" are not.
  [
    "other",
    6,
    /\b(?:kommentare?|bemerkung(?:en)?|bewertung) (?:des |durch den |vom )?(?:auftraggebers?|kunden?|prufers?)\b|(?<!\b(?:comment|note|remark|explanation|information|detail|evidence)s? (?:for|to) (?:the |your )?)\b(?:analyst|assessor|auditor|reviewer|evaluator)s?\b|\b(?:analyst|assessor|auditor|reviewer|evaluator)s?['’]?s? use\b|\binternal(?: use)?\b|\boffice use\b|\bpruferin?\b|\bauditeur\b|\bcompliant response\b|\b(?:preferred|expected|correct|ideal|desired|default|model|acceptable) (?:answer|response)s?\b|\boverride\b|^(?:target|desired|future|to-?be|goal|ziel)[ -]+(?:state|status|score|rating|maturity|level|profile|tier|reifegrad|wert)s?\b|\b(?:customer|client|buyer|requester|kunden?|auftraggeber)(?:['’]?s)? (?:comments?|notes?|remarks?|reviews?|feedback|use|assessment|evaluation)\b|\b(?:question|answer|response|field|data)s? (?:type|format|length)s?\b|評価者|確認者/,
  ],
  [
    "other",
    5,
    /\bscor(?:e|es|ing)\b|\bweight(?:s|ing|age)?\b|(?<!\bdata )\bpoints?\b|\brisk(?:s| level| rating)?\b|\bseverity\b|\bpriorit(?:y|ies|at|e|aet)\b|\bprioridad\b|\bimportance\b|\bcritical(?:ity)?\b|\bmapping\b|\bmapped\b|\bversion\b|\bauthors?\b|\bguid\b|\b(?:due|review|target|completion|response|last) dates?\b|\bdates?\b|\bdatum\b|\bfecha\b|\bowners?(?:hip)?\b|\brespons(?:ible|ibility|ibilities)\b|\bgewichtung\b|\brisiko\b|\bschweregrad\b|\brisque\b|\bpoids\b|\briesgo\b|\bpeso\b|重要度|優先度|担当|日付|点数|リスク/,
  ],
  [
    "other",
    3,
    /^l\d$|(?<!maturity )\blevels?(?: ?\d)?\b|\bniveau\b|\bnivel\b|\btypes?\b|\bcwe\b|\bnist\b|\biso\b|\biec\b|\bpci\b|\bhipaa\b|\bcobit\b|\bccm\b|\bsoc ?2\b|\bgdpr\b|\bcis\b|\bframeworks?\b|\bstandards?\b|\bquer(?:y|ies) language\b|\bcost\b|\blinks?\b|\burl\b/,
  ],
];

/** Longer texts are prose, whatever words they hold; Japanese says the same in far fewer characters. */
const LONGEST_HEADING = 110;
const LONGEST_JAPANESE_HEADING = 24;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** The roles a heading points to, each with its weight; empty for a text that no heading would have. */
export function headingRoles(text: string): RoleWeights {
  let roles = known.get(text);
  if (!roles) {
    roles = rolesOf(text);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, roles);
  }
  return roles;
}

/** Sheets repeat their headings and short cells by the thousand; the same text always has the same roles. */
const known = new Map<string, RoleWeights>();
const MOST_KNOWN = 2_000;

function rolesOf(text: string): RoleWeights {
  const plain = normalised(text.slice(0, LONGEST_HEADING * 4));
  if (!isHeadingText(plain)) {
    // "Response", and on the lines below how to give it.
    const first = text.trim().split("\n", 1)[0] ?? "";
    return first.length < text.trim().length && plain !== "" ? headingRoles(first) : {};
  }
  const weights: Partial<Record<Role, number>> = {};
  for (const [role, weight, pattern] of PATTERNS) {
    if (weight > (weights[role] ?? 0) && pattern.test(plain)) weights[role] = weight;
  }
  if (optionMeaning(plain) !== null || isSymbol(plain)) weights.option = 4;
  if (optionsInHeading(plain).length > 0) weights.answer = Math.max(weights.answer ?? 0, 4.5);
  return weights;
}

function isHeadingText(plain: string): boolean {
  const longest = JAPANESE.test(plain) ? LONGEST_JAPANESE_HEADING : LONGEST_HEADING;
  const sentence =
    optionMeaning(plain) === null && /[.。]$/.test(plain.replace(/\b(?:no|nr|num|ref|lfd|pos|rif)\.$/, ""));
  return plain !== "" && plain.length <= longest && !sentence && !/^https?:/.test(plain);
}

/** The role with the greatest weight, and that weight; undefined for a text without one. */
export function strongestRole(weights: RoleWeights): { readonly role: Role; readonly weight: number } | undefined {
  let best: { role: Role; weight: number } | undefined;
  for (const role of ROLES) {
    const weight = weights[role];
    if (weight !== undefined && weight > (best?.weight ?? 0)) best = { role, weight };
  }
  return best;
}

/** Lower case without accents, width variants and line breaks; Japanese voicing marks are kept. */
function normalised(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replaceAll("ß", "ss")
    .replaceAll("œ", "oe")
    .replace(/[\s_]+/g, " ")
    .trim();
}
