/** What a rationale says that the request does not say: the strength, the side, for how long. */

import type { Reading } from '../../facts/reading';
import { caseless } from '../../letter/caseless';
import type { Missing } from './itemGaps';

const LIMB = 'knee|hip|shoulder|elbow|wrist|hand|ankle|foot|leg|arm|limb|joint|side|extremity';
/** What a request may leave open, in the words of a rationale. */
const DETAILS: readonly (readonly [Missing, string])[] = [
  [
    'place',
    `(?:body|anatomical|specific) (?:parts?|regions?|areas?|sites?|locations?)|parts? of the body|locations?|which (?:${LIMB}|body part|part|region|area|segment)|what (?:body )?(?:part|area|region)`,
  ],
  ['side', `sides?|laterality|left or right|right or left|which (?:${LIMB})`],
  ['level', 'levels?|(?:which|what) (?:levels?|segments?|nerves?|joints?)'],
  ['strength', 'strengths?|dos(?:es?|ages?)|dosing|concentrations?|percentages?'],
  [
    'amount',
    'quantit(?:y|ies)|numbers?|amounts?|counts?|frequency|durations?|lengths?|time ?frames?|period|how (?:many|much|long|often)|rental (?:n?or|vs\\.?|versus) (?:a )?purchase|purchase (?:n?or) (?:a )?rental|rented or bought|bought or rented|rented or purchased',
  ],
  [
    'name',
    '(?:which|what) (?:(?:specific|exact) )?(?:tests?|procedures?|operations?|surger(?:y|ies)|drugs?|medications?|devices?|treatments?|specialist|specialty|labs?|kind|type)|(?:type|kind|name)s? of|procedures?|operations?|specialty|instruments|ingredients?|components?|contents',
  ],
];
const DETAIL = `(?:${DETAILS.map(([, words]) => words).join('|')})\\b(?! of (?:symptoms?|pain|relief|benefits?|improvements?|function\\w*|effect|injury|disability|prior|previous|completed|past|spasms?)\\b)`;
const LEAD = '(?:(?:an?|the|any|its|specific|exact|intended|stated|specified|either|both|such|for|to) ){0,4}';
const SPECIFY =
  '(?:request|specify|giv|stat|indicat|list|provid|includ|nam|not|mention|defin|identif|writ|prescrib|clarif|say|said|tell|told|contain|carr)[a-z]*';
const NOT =
  "(?:not|cannot|(?:did|does|do|was|were|is|are|has|had)n['\u2019]t|no|nor|neither|never|without|fail(?:s|ed|ing|ure)?|neglect(?:s|ed)?|omit(?:s|ted|ting)?|lack(?:s|ed|ing)?|leav(?:es|ing)|left|silent|missing)";

/** Of a sentence that speaks of the request: `doesn't say which knee`, `fails to give a strength`, `without a quantity`. */
const LEFT_OPEN = caseless(
  new RegExp(
    `\\b${NOT} (?:[a-z]+ ){0,3}?(?:${SPECIFY} [^.;]{0,60}?\\b${DETAIL}|${LEAD}${DETAIL})|\\b(?:unknown|unclear) ${LEAD}${DETAIL}|\\b${DETAIL}[^.;]{0,60}? ${NOT} (?:[a-z]+ )?${SPECIFY}`,
    'i',
  ),
);
/** Of any sentence: `no quantity was requested`, `the strength is not specified`, `the duration unspecified`. */
const GIVEN =
  '(?:requested|specified|given|stated|indicated|listed|provided|included|named|defined|prescribed|written|supplied|stipulated|said|told|identified|known|clear)';
const NOT_GIVEN = caseless(
  new RegExp(
    `\\b(?:no|neither) ${LEAD}${DETAIL}[^.;]{0,40}? (?:is|was|were|are|has been|have been) (?:ever |even )?${GIVEN}\\b|\\b${DETAIL}[^.;]{0,40}? (?:(?:(?:is|was|were|are|has|have|been) )*(?:not|never) (?:been )?(?:[a-z]+ly )?${GIVEN}|(?:(?:is|was|were|are|being|left) )?(?:unspecified|undefined|unstated|unnamed|left (?:open|blank)|missing from the request|open-ended))\\b|\\b(?:unspecified|undefined|unstated|open-ended) (?:[a-z]+ )?${DETAIL}|\\bnot (?:known|clear|stated|said|specified) (?:whether |if )?${LEAD}${DETAIL}`,
    'i',
  ),
);
const OF_REQUEST =
  /\b(?:request\w*|order(?:ed|s)?|prescri\w+|RFA|application|item|as (?:written|submitted|presented))\b/i;
/** Of the history, or what a guideline asks for. */
const OF_OTHERS =
  /\b(?:previous\w*|prior|completed|attended|to date|so far|relief|improve\w*|symptoms|guidelines?|recommend\w*|criteria)\b/i;
/** `The optimal duration of treatment is not known`: nobody knows it, whatever was requested. */
const BEST = /\b(?:optimal|ideal|best|appropriate) $/i;
const MAY_SAY =
  /\b(?:un|not|no|neither|without|fail|lack|omit|open|missing|silent|lea?ves|left|leaving|never|cannot)|n['\u2019]t\b/i;
const WORDS = DETAILS.map(([about, words]) => [about, caseless(new RegExp(`\\b(?:${words})\\b`, 'i'))] as const);
/** A sentence that answers the one before it. */
const BARE =
  /^(?:the|this) (?:request|order|prescription|item|RFA) (?:does not|doesn['\u2019]t|did not|didn['\u2019]t) (?:say|tell|specify|state)(?: so| it| this| that)?\.? *$/i;
/** A longer sentence is a list, and says nothing of a request. */
const LONGEST = 600;

/** The details that a rationale says the request leaves open; asked through `Reading.once`. */
export function saidMissing({ sentences }: Reading): ReadonlySet<Missing> {
  const found = new Set<Missing>();
  for (const [index, { text }] of sentences.entries()) {
    if (BARE.test(text)) {
      // "Left or right? The request does not say."
      const asked = sentences[index - 1]?.text ?? '';
      if (asked.length <= LONGEST) for (const [about, words] of WORDS) if (words.test(asked)) found.add(about);
      continue;
    }
    if (text.length > LONGEST || !MAY_SAY.test(text)) continue;
    const match = (OF_REQUEST.test(text) ? LEFT_OPEN.exec(text) : null) ?? NOT_GIVEN.exec(text);
    if (match === null) continue;
    const [clause = ''] = /^[^.;]*/.exec(text.slice(match.index)) ?? [];
    if (OF_OTHERS.test(clause) || BEST.test(text.slice(0, match.index))) continue;
    for (const [about, words] of WORDS) if (words.test(clause)) found.add(about);
  }
  return found;
}
