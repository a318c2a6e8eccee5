/** Whether a rationale says why it looks a thing up where a reader would not look: in another chapter or section. */

import { caseless } from '../letter/caseless';
import type { Reading } from './reading';

/** Where something stands in a guideline. */
const PLACE =
  '(?:entr(?:y|ies)|topics?|sections?|chapters?|passages?|pages?|rules?|recommendations?|headings?|places?|discussions?)';

/** `has its only entry under`, `deals with it in the knee chapter only`, `nowhere but in`, `files it under`. */
const ONLY_THERE = caseless(
  new RegExp(
    [
      String.raw`\b(?:only|sole|single) (?!(?:if|when|after|for|as)\b)(?:[a-z-]+ ){0,2}?${PLACE}\b`,
      String.raw`\b(?:deals?|treats?|address(?:es|ed)?|discuss(?:es|ed)?|list(?:s|ed)?|found|appears?|mention(?:s|ed)?|cover(?:s|ed)?|speaks?|stands?|keeps?|kept|places?|puts?|files?|filed)\b[^.;]{0,90}? (?:(?:only|solely|exclusively|merely) (?:in|under|within)\b|(?:in|under|within) (?:the |its )?[^.;,]{2,50}? (?:only|alone)\b|for (?:the )?[^.;,]{2,50}? alone\b)`,
      String.raw`\b(?:nowhere (?:else|but)|no other ${PLACE}|(?:in|under) no ${PLACE} (?:but|except|save|other)|not (?:in|under) any other)\b`,
      String.raw`\b(?:files?|lists?|keeps?|places?|puts?|carries|handles?) [^.;,]{2,50}? under\b|\b(?:stands?|filed|listed|kept|placed|carried|handled|found|treated|discussed|entered) (?:[^.;,]{0,30}? )?under\b|\b(?:just|only|but) once\b`,
      // The chapter where a reader would look has nothing.
      String.raw`\bchapters?\b(?: (?:on|for|of) [^.;,]{2,40}?)? (?:ha(?:s|ve) (?:no|nothing)|(?:is|are) silent|(?:does|do) not (?:address|mention|cover|discuss|have|contain|deal))\b|\b(?:there (?:is|being)|has|have|had|with) no (?:[a-z]+ )?(?:chapter|entry)\b`,
      String.raw`\bchapters?\b[^.;]{0,60}? (?:cited|used|consulted|quoted|chosen|taken)\b[^.;]{0,40}? (?:because|since|for (?:want|lack)|in the absence)\b`,
    ].join('|'),
    'i',
  ),
);
/** `by analogy`, `has no entry of its own`, `holds for any joint`. */
const BY_LIKENESS = caseless(
  new RegExp(
    [
      String.raw`\b(?:analog(?:y|ous(?:ly)?|ies)|nearest|closest|borrow(?:s|ed)|carr(?:y|ies|ied) over)\b`,
      String.raw`\bno (?:such |separate )?${PLACE} of (?:its|their) own\b`,
      String.raw`\bown ${PLACE}\b`,
      String.raw`\b(?:absence|want|lack) of (?:an?|any|its|such) (?:[a-z-]+ ){0,2}?${PLACE}\b`,
      String.raw`\b(?:holds?|appl(?:y|ies)|used|valid|meant|good) (?:just as well |as well |equally |likewise |also )?(?:for|to) (?:any|every|all|other|both) (?:[a-z-]+ ){0,2}?(?:parts?|joints?|regions?|limbs?|sites?|chapters?)\b`,
      String.raw`\b(?:regardless|irrespective|whatever|not (?:limited|confined|peculiar|specific) to)\b[^.;]{0,40}\b(?:parts?|joints?|regions?|back|spine|neck|knee|shoulder|sites?)\b`,
      String.raw`\bno reason (?:why|to (?:think|suppose|believe|expect|treat))\b`,
      String.raw`\b(?:by|on|with) the same (?:reasoning|logic|ground|principle)\b`,
    ].join('|'),
    'i',
  ),
);
/** A sentence on where something stands speaks of a guideline. */
const GUIDELINE =
  /\b(?:odg|mtus|acoem|official disability|guid(?:e|eline|ance)s?|chapters?|sections?|entry|entries|headings?|topics?|criteri(?:a|on)|recommendations?|rules?)\b/i;

/** For {@link Reading.once}. */
export const saysWhyElsewhere = ({ sentences }: Reading): boolean =>
  sentences.some(({ text }) => GUIDELINE.test(text) && (ONLY_THERE.test(text) || BY_LIKENESS.test(text)));
