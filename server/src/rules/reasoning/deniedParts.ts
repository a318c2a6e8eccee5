/** Whether the words about a part of the body deny that anything is wrong with it. */

import type { Stretch } from '../../facts/passage';

const DENIED_BEFORE =
  /\b(?:no|not|without|denie[ds]|deny|absen(?:ce|t)|lack of|nothing|none|neither|nor|never|normal|unremarkable|free of|instead of|rather than)\b[^.;]{0,70}$/i;
/** To the end of the part's own clause, over further parts of its list, but over no other verb. */
const DENIED_BEHIND =
  /^(?:(?! (?:is|are|was|were|has|have|had|do|does|did|be|been|being)\b)[\w ,/()'\u2019-]){0,60} (?:(?:is|are|was|were|has|have|had|do|does|did)(?: (?:also|still|both|all|otherwise|entirely|quite|reportedly|always)| been| remained)*(?: (?:not|never)|n['\u2019]t)(?: (?:\w+ly|been|be|yet|now))*(?: (?:painful|hurt\w*|symptomatic|sore|tender|swollen|weak|numb|stiff|injured|affected|involved|concerned|complained|mentioned|claimed|part of|in (?:question|issue|dispute)|at issue|disputed|requested|treated|examined|problem\w*|trouble\w*|bother\w*|a (?:problem|concern|complaint))|(?=[.,;)]|$))|(?:(?:is|are|was|were|has|have)(?: (?:also|still|both|all|otherwise|entirely|quite|reportedly|always|been|remained))* |remain(?:s|ed)? )(?:normal|unremarkable|asymptomatic|symptom-?free|pain-?free|painless|free of|without|uninvolved|unaffected|uninjured|unhurt|sound|healthy|unimpaired|intact|spared|quiet|fine|well)\b|(?:has|have|had|shows?|showed|gives?|gave|caus(?:es|ed)) no(?:ne|thing)?\b|lack(?:s|ed)\b)/i;

/** `No weakness of the leg`, `the leg has never hurt`: what is denied needs no trouble there. Linear in the text. */
export function isDenied(text: string, { start, end }: Stretch): boolean {
  return (
    DENIED_BEFORE.test(text.slice(Math.max(0, start - 80), start)) || DENIED_BEHIND.test(text.slice(end, end + 140))
  );
}
