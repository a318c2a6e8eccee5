/**
 * What a text does with the sources that it names: it leans on them, says that they have nothing on the matter, sets them
 * aside, or only names them.
 *
 * Silence is read from its grammar: the source says, has or holds nothing (`the MTUS has no chapter on`), or nothing is
 * found in the source (`nothing on it is to be found in the MTUS`). So is being set aside: `does not apply`, `is outdated`,
 * `was given less weight`.
 */

import { caseless } from '../letter/caseless';
import type { Stretch } from './passage';

export type SourceRole =
  /** The text leans on it: `the ODG recommends`, `according to the MTUS`. */
  | 'relied-on'
  /** The text says that it has nothing on the matter: `the MTUS is silent`, `not addressed by ACOEM`. */
  | 'silent'
  /** The text says that the decision does not rest on it: `ACOEM has no bearing here`, `the 2009 edition is outdated`. */
  | 'set-aside'
  /** The text names it and says no more. */
  | 'mentioned';

interface Name extends Stretch {
  readonly organisation: string;
}

/** What stands between two names that share one verb: `MTUS and ACOEM`, `MTUS/ACOEM`, `the MTUS nor the ODG`. */
const SHARED =
  /^[\s,/&()-]{0,4}(?:(?:and|or|nor|and\/or|as well as|guidelines?|in(?: the)?|the|both|California|CA|state(?: of California)?)\b[\s,/&()-]{0,4}){0,5}$/i;
/** What belongs to a name stands at most so far from it. */
const CLAUSE = 160;
const SENTENCE = 300;

/** What a guideline consists of, or has in it. */
const PART =
  '(?:[a-z-]+ ){0,2}?(?:chapter|section|topic|passage|recommendation|guid(?:ance|eline)|mention|reference|comment|information|entr(?:y|ies)|criteri(?:a|on)|discussion|rule|advice|provision|statement|text|language|word|line|page|answer|position|opinion|coverage|allowance)s?\\b';

/** `do not specifically address`; never `does not recommend`. */
const DOES_NOT_SAY = caseless(
  new RegExp(
    String.raw`\b(?:do|does|did)(?: not|n['\u2019]t)(?: [a-z]+ly)?(?: [a-z]+ly)? (?:address|discuss|comment|mention|cover|speak|contain|reference|apply|refer to|deal|provide (?:any |specific |a )?(?:recommendations?|guidance|guidelines?|information)|(?:give|set|offer|contain|state|list|specify)\b|include (?:any |specific )?(?:recommendations?|guidance)|say anything|touch (?:up)?on|take (?:[a-z]+ ){0,3}?up\b|have (?:an?y? )?(?:anything|${PART}))`,
    'i',
  ),
);
/** `is silent`, `makes no recommendation`, `says nothing`. */
const SAYS_NOTHING = caseless(
  new RegExp(
    [
      String.raw`\b(?:(?:is|are|was|were|remains?|keeps?|stays?)(?: \w+ly)? (?:silent|mute)\b`,
      'silent (?:on|regarding|about|as|with|for|in)\\b',
      'fails? to (?:address|mention|discuss)',
      'not? (?:mention|discussion) of\\b',
      String.raw`(?:has|have|had)(?: not|n['\u2019]t| never) (?:addressed|discussed|mentioned|covered|taken up)\b`,
      `(?:ha(?:s|ve|d)|offers?|gives?|gave|provides?|contains?|makes?|made|includes?|holds?|knows?|says?) (?:no|neither an?|not (?:an?|one|a single)) ${PART}(?! (?:for or against|either way|against|limiting))`,
      '(?:says?|said|states?|finds?|found|ha(?:s|ve|d)|holds?|contain(?:s|ed)?|offer(?:s|ed)?|gives?|gave|provide[sd]?|include[sd]?|makes?|made|yield(?:s|ed)?|turn(?:s|ed) up|show(?:s|ed)?) (?:absolutely |almost |next to |as good as )?nothing(?! but\\b| (?:more|other|else) than\\b| (?:beyond|except|against)\\b)',
      'pass(?:es)? over (?:[a-z]+ ){1,4}?in silence\\b',
      '(?:nowhere|never)(?: [a-z]+ly)? (?:mentions?|address(?:es)?|discuss(?:es)?|covers?|speaks?|names?|deals?|takes? up)',
      'omits?\\b|lacks? (?:an?|any|specific)\\b',
      'leaves? (?:it|this|that|the [a-z]+) (?:open|out|unaddressed|unmentioned)\\b)',
    ].join('|'),
    'i',
  ),
);
/** Without these words the patterns need not be asked. */
const DOES_NOT = /\b(?:do|does|did)(?: not|n['\u2019]t)\b/i;
const NOTHING =
  /\b(?:no|nothing|neither|never|nowhere|silen\w+|mute|fails?|omits?|lacks?|leaves?|not (?:an?|one|addressed|discussed|mention\w*|covered|taken))\b|n['\u2019]t\b/i;
/** What may stand between a name and its verb. */
const NEAR = 60;
/** The same ahead of the name: `not addressed by the`, `absent from the`. */
const SILENCE_BEFORE = caseless(
  /\b(?:not|n['\u2019]t|never|nowhere)(?: \w+ly)?(?: (?:been|be|to be))? (?:addressed|discussed|mentioned|covered|commented on|referenced|found|contained|named|taken up|treated|spoken of|dealt with|listed|included) (?:by|in|under|within|anywhere in)(?: either)?(?: any (?:part|chapter|section))?(?: of)?(?: the)?(?: current)?(?: California| CA)? ?$|\b(?:silen(?:t|ce) (?:of|in|on the part of)|(?:is|are|was|were)(?: not|n['\u2019]t) (?:in|within|(?:a )?part of)|un(?:mentioned|addressed|covered|treated) (?:in|by)|(?:missing|absent) (?:from|in)|left out (?:of|by)|passed over (?:in|by)|outside(?: of)? the scope of|not (?:a|among the) (?:topics?|subjects?) (?:of|in)|appears? nowhere in|(?:do|does|did)(?: not|n['\u2019]t) (?:appear|occur|figure|come up) (?:anywhere )?in) (?:the )?(?:California |CA )?$/i,
);
/**
 * `Nothing on it is found in the`, `no chapter of the`. What is missing in the records (`no mention of gain as required by
 * the ODG`) is none of it, and what follows must not be a recommendation: `nothing in the ODG supports it`.
 */
const NOTHING_IN = caseless(
  new RegExp(
    String.raw`\b(?:nothing|no(?:t an?y?)? ${PART}|not (?:a|one|a single) (?:word|line|sentence)|nowhere|none|no part)(?: (?!as\b|requir|recommend|outlin|ask|demand|list|specif|defin|support|me[et]t|patient|record|need)[\w'\u2019-]+,?){0,9}? (?:in|by|from|under|within|of|among)(?: any(?: part| chapter)? of)?(?: either)?(?: the)?(?: chapters? of(?: the)?)?(?: current)?(?: California| CA)? ?$`,
    'i',
  ),
);
const RECOMMENDS_BEHIND = caseless(
  /^[)\]"\u201d]?(?: guidelines?| chapters?)?(?: that| which)?(?: would| could| can)?(?: \w+ly)? (?:recommend|support|endors|requir|allow|approv|permit|advis|limit|favor|justif|forbid|prevent|stand|say|suggest|call|ask|contradict|speaks? (?:for|against)|oppos)/i,
);
/** `There is no MTUS chapter`: the part stands behind the name, or is taken into it. */
const NO_NAMED_PART =
  /\b(?:there (?:is|are|was|were|being)|found|finds?|know of|has|have|with) no (?:[a-z]{4,10} )?(?:California |CA )?$/i;
const PART_BEHIND = caseless(new RegExp(`^ ${PART}`, 'i'));
const NAMED_PART = caseless(new RegExp(` ${PART}$`, 'i'));
/** `Neither the MTUS nor ACOEM addresses it`, `no MTUS chapter deals with it`. */
const NEITHER = /\b(?:neither|none of|neither of)(?: of)?(?: both)?(?: the)?(?: current)?(?: California| CA)? ?$/i;
const NO = /\bno (?:single |other |current )?(?:California |CA )?$/i;
const TAKES_UP_BEHIND = caseless(
  /^[)\]]?(?: guidelines?| chapters?| itself| [a-z]+ly){0,2} (?:address(?:es)?|discuss(?:es)?|comments?|mentions?|covers?|speaks?|deals?|treats?|considers?|references?|refers? to|touch(?:es)? (?:up)?on|takes? (?:it |this |that )?up|goes? into|knows? (?:of|about)|says? (?:anything|something|a word|much)|(?:has|have|contains?|gives?|offers?|provides?|includes?|holds?|makes?|sets?) (?:an?|any|anything|guidance|recommendations?|criteria|rules?|advice))\b/i,
);

/** Behind these a clause goes on with the same source: `ACOEM allows rest, but it says nothing of gyms`. */
const TURN =
  /\b(?:but|yet|though|although|and|while)(?: (?:it|they|that|this|(?:the|that|this|its|their) (?:advice|rules?|text|passage|editions?|chapters?|recommendations?|guidelines?|topics?|sections?|statements?|wording)))?(?: \w+ly)? $/i;
const WITHOUT_A_WORD =
  /^[^.;]{0,130}?(?:\b(?:without|with(?= no)) (?:an?y? |no |a single |further )?(?:words? (?:on|about|of)|mentioning|addressing|discussing|naming|speaking of|touching|taking up|saying anything)|\b(?:but|though|yet|although) (?:without|with no|no) (?:mention|word|discussion|reference))\b/i;
/** It speaks of something else: `says of injections only that`, `deals only with`. Group 1: what stands before it. */
const SPEAKS_ONLY =
  /^([^.;,]{0,40}?)\b(?:(?:says?|speaks?|mentions?|deals?|address(?:es)?|discuss(?:es)?|comments?|refers?)(?: (?:of|on|about|to|with) (?:[\w-]+ ){1,3})? ?only\b(?! (?:\d|one|two|three|four|five|six|ten|up to|a few))|(?:is|are) (?:limited|confined|restricted) to\b|confines? itself to\b|(?:goes?|says?) (?:no (?:further|more) than|little)\b)/i;

/** To be of no use for the decision. Group 1: what a thing may be as well that is recommended there. */
const FORCELESS = caseless(
  /\b(?:ha(?:s|ve|d) (?:no|little) (?:bearing|relevance|application|force|weight)|bears? no(?:t| relation)|(?:do|does|did)(?: not|n['\u2019]t) (?:apply|bear|govern|control|decide|settle|reach)|cannot (?:apply|be applied|govern|decide|control)|(?:is|are|was|were)(?: not|n['\u2019]t)(?: \w+ly)? (?:applicable|relevant|controlling|followed|relied (?:up)?on|decisive|binding|the (?:basis|ground)|[io]n point|in force)|(?:is|are|was|were|(?:has|have|had)(?: [a-z]+)? been)(?: (?:\w+ly|since|now|long|thus|therefore|of|far|so|by then|already)){0,2} (?:inapplicable|irrelevant|outdated|out of date|obsolete|superseded|replaced|outweighed|outranked|set aside|beside the point|no longer in force|too old|older|given (?:the )?(?:less|little|no|lesser|lower) weight|weighed less|written before|(?:made|meant) for (?:an)?other)|carr(?:y|ies|ied) (?:less|little|no) weight|weighs? less|yields? to|gives? way to|(?:pre|ante)dates?\b|takes? second place|((?:do|does|did)(?: not|n['\u2019]t) (?:help|fit|hold|count)|(?:is|are|was|were) (?:of )?(?:no|little) (?:help|use|relevance)|(?:is|are|was|were)(?: not|n['\u2019]t) (?:used|applied)))/i,
);
/** What stands before it in a sentence of its own. Group 1: a pronoun, which may mean the thing recommended. */
const THAT_ADVICE =
  /^(?:(it|they|that|this)(?: \w+ly)?|(?:that|this|the|these|those|its|such)(?: (?:older|old|general|same|first|former|earlier|(?:19|20)\d\d)){0,2} (?:advice|rules?|text|passages?|editions?|chapters?|recommendations?|guidelines?|guidance|topics?|sections?|statements?|citations?|limits?|criteri(?:a|on)|views?|positions?|wording|versions?|source)(?: [\w-]+){0,3}?) $/i;
const SENTENCE_BREAK = /[.?!]["'\u201d\u2019)]{0,2} (?=[A-Z])/g;
const FORCELESS_BEFORE = caseless(
  /\b(?:(?:less|little|no|lesser) weight (?:(?:was|is|were) )?(?:given |placed |put |rests )?(?:to|on|upon|than)|(?:more|greater) weight than|rather than(?: on)?|instead of|in place of|preferred (?:to|over)|outweighs?|outranks?|newer than|more recent than|supersedes?|not bound by|(?:not|n['\u2019]t|nor|never)(?: (?:\w+ly|to))? (?:been )?(?:based|rest(?:s|ed|ing)?|rel(?:y|ies|ied|ying)|found(?:ed)?|lean(?:s|ed|ing)?|depend(?:s|ed|ing)?|decided|turn(?:s|ed)?|made) (?:up)?on|(?:I|we|(?:this|the) (?:reviewer|review|decision)) (?:do|does|did|could|can)(?: not|n['\u2019]t) (?:apply|follow|use|cite))(?: the)?(?: current)?(?: California| CA)? ?["'\u201c\u2018(]?$/i,
);
/** Any word without which nothing is silent or set aside, so that most places need no closer look. */
const DENIES =
  /\b(?:no|not|nothing|nor|neither|none|never|nowhere|cannot|without|silen\w+|mute|omits?|lacks?|leaves?|fails?|missing|absent|left out|passed over|outside|un[a-z]+ed|little|only|limited|confine[sd]|restricted)\b|n['\u2019]t\b/i;
const WEIGHS =
  /\b(?:no|not|cannot|little|less|lesser|lower|weighe?[sd]?|inapplicable|irrelevant|outdated|out of date|obsolete|superseded|replaced|out(?:weigh|rank)ed|set aside|beside|too old|older|before|other|another|yields?|gives? way|(?:pre|ante)dates?|second place)\b|n['\u2019]t\b/i;
/** One source is put above the others. */
const PREFERRED_BEHIND = caseless(
  /^[^;]{0,150}?\b(?:(?:was|is|were|are|be) (?:therefore |thus |accordingly )?(?:given|accorded) (?:the )?(?:greater|more|most) weight|carr(?:y|ies|ied) (?:the )?(?:greater|more|most) weight|(?:takes?|took|has|have|is given|was given|given) (?:the )?precedence|(?:was|is) (?:therefore |thus )?preferred\b|prevails?\b|outweighs?\b|(?:was|is|were|are) (?:therefore |thus )?(?:followed|used|applied) instead)/i,
);
const PREFERRED_BEFORE =
  /\b(?:greater|more|most) weight (?:(?:was|is|were) )?(?:given |placed |put )?(?:to|on|upon) (?:the )?$|\bprecedence (?:was |is )?(?:given )?to (?:the )?$/i;

/** Clauses between a name and a verb that belongs to another subject. */
const NEW_SUBJECT =
  /[.;] |, (?:however|but|so|therefore|thus|and the|while)\b|\b(?:however|whereas|patient|provider|worker|claimant|applicant|request|records?|physician)\b/i;
const LEANING_BEHIND = caseless(
  /^((?:[^.;]{0,70}? )?)(?:states?|stated|stat|stating|recommends?|recommended|recommending|indicates?|indicated|notes?|noted|supports?|supported|suggests?|suggested|advises?|allows?|requires?|defines?|discuss(?:es)?|lists?|specif(?:y|ies)|considers?|stipulates?|outlines?|writes?|says?|reads?|refers?|describes?|provides?|provided|clarif(?:y|ies)|quantif(?:y|ies)|addresse?s?|endorses?|permits?|limits?|contains?|criteria|deems?|finds?|found|opines?|concludes?|reports?|explains?|approves?|approved|establish(?:es)?|cautions?|call|calls|identif(?:y|ies)|includes?|has|have|makes?|gives?|offers?|were (?:cited|used|consulted|reviewed|referenced|utilized|applied)|was (?:cited|used|consulted|reviewed|referenced|utilized|applied)|is (?:cited|used|consulted|referenced|utilized|applied)|are (?:cited|used|consulted|referenced|utilized|applied)|relies)\b/i,
);
const LEANING_BEFORE = caseless(
  /\b(?:according to|per|as per|based (?:up)?on|in accordance with|in line with|consistent with|(?:noted|stated|outlined|described|defined|found|listed|recommended|supported|specified|indicated|discussed|set forth|established|advised|required|endorsed|cited|quoted|mentioned|detailed|referenced|above)(?: above)? (?:in|by|per|under|within|from)|under|pursuant to|following|meets?|satisf(?:y|ies)|exceeds?|from|see|cit(?:es?|ing)|using|uses|used|refers? to|rel(?:y|ies|ied|ying) (?:up)?on|criteri(?:a|on) (?:of|in)|excess of)(?: both)?(?: the)?(?: current)?(?: guidelines? (?:of|in))?(?: the)?(?: state of)?(?: California| CA)? ?["'\u201c\u2018(]?$/i,
);
const CONSULT = /\badvised to consult (?:the )?(?:California |CA )?$/i;
/** A quotation or a list directly behind the name: `ODG: Initial trial of`, `ODG, "Recommended`. */
const QUOTED_BEHIND =
  /^ ?(?:[a-z]{1,20} ){0,4}?[:,\u2013-] ?["\u201c]|^ ?(?:[A-Za-z]{1,20} ){0,4}?(?::| [\u2013-]) ?["\u201c]?[A-Z0-9]/;

/** The role of each name, in their order. Linear in the text. */
export function rolesOf(text: string, all: readonly Name[]): SourceRole[] {
  const sharesWithNext = all.map(({ end }, index) => {
    const next = all[index + 1];
    return next !== undefined && next.start - end < 80 && SHARED.test(text.slice(end, next.start));
  });
  // What stands before the first of several joined names leads them all in.
  const openings: string[] = [];
  all.forEach(({ start }, index) => {
    const joined = index > 0 && sharesWithNext[index - 1] === true;
    openings.push(joined ? (openings[index - 1] ?? '') : text.slice(Math.max(0, start - CLAUSE), start));
  });
  const roles: SourceRole[] = [];
  let preferred: string | undefined;
  for (let index = all.length - 1; index >= 0; index -= 1) {
    const name = all[index] as Name;
    const { start, end, organisation } = name;
    const before = openings[index] as string;
    const next = all[index + 1]?.start ?? text.length;
    const behind = text.slice(end, Math.min(text.length, end + CLAUSE, next));
    // And a verb behind the last of them belongs to them all.
    const shared = sharesWithNext[index] === true ? roles[index + 1] : undefined;
    const role =
      shared !== undefined && shared !== 'mentioned' ? shared : roleBetween(before, text.slice(start, end), behind);
    roles[index] = role !== 'silent' && isSetAsideNext(text, end) ? 'set-aside' : role;
    if (PREFERRED_BEHIND.test(firstSentence(behind)) || PREFERRED_BEFORE.test(before)) preferred = organisation;
  }
  if (preferred === undefined) return roles;
  return roles.map((role, index) =>
    all[index]?.organisation !== preferred
      ? role === 'silent'
        ? role
        : 'set-aside'
      : role === 'mentioned'
        ? 'relied-on'
        : role,
  );
}

function firstSentence(text: string): string {
  SENTENCE_BREAK.lastIndex = 0;
  return text.slice(0, SENTENCE_BREAK.exec(text)?.index ?? text.length);
}

/** Whether the sentence behind that of a name says that what the name stands for does not count. */
function isSetAsideNext(text: string, end: number): boolean {
  const reach = text.slice(end, end + SENTENCE);
  SENTENCE_BREAK.lastIndex = 0;
  if (!SENTENCE_BREAK.test(reach)) return false;
  const sentence = firstSentence(text.slice(end + SENTENCE_BREAK.lastIndex, end + 2 * SENTENCE));
  const found = WEIGHS.test(sentence) ? FORCELESS.exec(sentence) : null;
  if (found === null) return false;
  const subject = THAT_ADVICE.exec(sentence.slice(0, found.index));
  return subject !== null && (subject[1] === undefined || found[1] === undefined);
}

function roleBetween(before: string, name: string, behind: string): SourceRole {
  if (CONSULT.test(before)) return 'mentioned';
  if (isSilentBefore(before, name, behind)) return 'silent';
  const sentence = firstSentence(behind);
  const leaning = LEANING_BEHIND.exec(behind);
  const silence = aheadOfSilence(sentence);
  const near = silence !== null && silence.length <= NEAR && !/[.;]/.test(silence) && !NEW_SUBJECT.test(silence);
  if (near && !isStatedBefore(leaning, silence)) return 'silent';
  if (FORCELESS_BEFORE.test(before)) return 'set-aside';
  const isLead = LEANING_BEFORE.test(before);
  if (!isLead && isSetAside(sentence, leaning, silence)) return 'set-aside';
  // What a guideline states may itself hold such words: "the ODG states that x-rays do not provide information".
  if (near) return 'relied-on';
  if (leaning !== null && !NEW_SUBJECT.test(leaning[0])) return 'relied-on';
  return isLead || QUOTED_BEHIND.test(behind) ? 'relied-on' : 'mentioned';
}

/** What stands ahead of the first match; `null` where there is none. */
function aheadOf(pattern: RegExp, text: string): string | null {
  const found = pattern.exec(text);
  return found === null ? null : text.slice(0, found.index);
}

/** What stands ahead of the first words of silence; `null` where there are none. */
function aheadOfSilence(sentence: string): string | null {
  const unsaid = DOES_NOT.test(sentence) ? aheadOf(DOES_NOT_SAY, sentence) : null;
  const nothing = NOTHING.test(sentence) ? aheadOf(SAYS_NOTHING, sentence) : null;
  if (unsaid === null || nothing === null) return unsaid ?? nothing;
  return unsaid.length < nothing.length ? unsaid : nothing;
}

function isSilentBefore(before: string, name: string, behind: string): boolean {
  if (!DENIES.test(before)) return false;
  if (SILENCE_BEFORE.test(before)) return true;
  if (NEITHER.test(before)) return TAKES_UP_BEHIND.test(behind);
  if (NOTHING_IN.test(before) && !RECOMMENDS_BEHIND.test(behind)) return true;
  if (NO_NAMED_PART.test(before) && (PART_BEHIND.test(behind) || NAMED_PART.test(name))) return true;
  if (!NO.test(before)) return false;
  const part = NAMED_PART.test(name) ? '' : PART_BEHIND.exec(behind)?.[0];
  return part !== undefined && TAKES_UP_BEHIND.test(behind.slice(part.length));
}

/** Whether a verb of stating stands nearer to the name than what was found behind some words. */
function isStatedBefore(leaning: RegExpExecArray | null, ahead: string): boolean {
  if (leaning === null || leaning[0].endsWith('criteria')) return false;
  return (leaning[1]?.trim().length ?? 0) < ahead.trim().length;
}

function isSetAside(sentence: string, leaning: RegExpExecArray | null, silence: string | null): boolean {
  const isSubject = (ahead: string): boolean =>
    // "In the ODG, massage is outdated": behind a comma another subject begins.
    !/;/.test(ahead) && !NEW_SUBJECT.test(ahead) && !/^,[^,]*$/.test(ahead) && !isStatedBefore(leaning, ahead);
  if (silence !== null && TURN.test(silence)) return true;
  if (DENIES.test(sentence)) {
    if (WITHOUT_A_WORD.test(sentence)) return true;
    const ahead = SPEAKS_ONLY.exec(sentence)?.[1];
    if (ahead !== undefined && (TURN.test(ahead) || isSubject(ahead))) return true;
  }
  const ahead = WEIGHS.test(sentence) ? aheadOf(FORCELESS, sentence) : null;
  return ahead !== null && (TURN.test(ahead) || isSubject(ahead));
}
