/** Visits of a treatment that were had before, by their number. */

import type { Amount } from '../../facts/amounts';
import type { Reading, Sentence, Stretch } from '../../facts/passage';
import { standingOf } from '../../facts/statements';
import { caseless } from '../../letter/caseless';

export interface VisitsHad {
  readonly amount: Amount;
  readonly sentence: Sentence;
  /** Only that they were authorized is told. */
  readonly isAuthorizedOnly: boolean;
}

const HAD = caseless(
  new RegExp(
    `\\b(?:${[
      '(?:has|have|had) (?:already |previously )?(?:completed|attended|received|undergone|participated in|had)',
      'completed|attended|underwent',
      '(?:was|were|been) (?:previously |already |initially )?(?:approved for|authorized for|authorized|certified for)',
      'did receive|had|beyond',
      '(?:documents?|documented|shows?|notes?|noted|includ(?:es|ed))',
    ].join('|')}) (?:an? |the |a total of |at least |about |approximately |over )?$`,
    'i',
  ),
);
const PRIOR = /\b(?:prior|previous|completed|earlier)\b/i;
const OTHERWISE =
  /\b(?:guidelines?|mtus|acoem|odg|request(?:ed|s)?|may|should|would|up to|initial trial of|plan|recommend(?:s|ed)?|schedul\w+|no|not)\b/i;

/** For {@link Reading.once}. */
export function visitsHad({ text, amounts, sentences }: Reading): readonly VisitsHad[] {
  const found: VisitsHad[] = [];
  for (const amount of amounts) {
    if (amount.unit !== 'visit' || amount.role !== 'count' || amount.additional || amount.value < 2) continue;
    const sentence = sentences.find(({ end }) => amount.start < end);
    if (sentence === undefined) continue;
    const before = text.slice(sentence.start, amount.start);
    const had = HAD.exec(before)?.[0];
    if (had === undefined || OTHERWISE.test(before)) continue;
    // Records that show eight visits need not tell of visits that were had; those that show eight earlier ones do.
    const isBare = /^(?:document|show|note|includ)/i.test(had);
    const behind = text.slice(amount.number.end, Math.min(sentence.end, amount.end + 40));
    if (isBare && !(/^includ/i.test(had) ? TREATMENT.test(before) : PRIOR.test(behind))) continue;
    if (standingOf(sentence.text, { start: 0, end: 1 }) === 'guideline') continue;
    found.push({ amount, sentence, isAuthorizedOnly: /\b(?:approved|authorized|certified)\b/i.test(had) });
  }
  return found;
}

const TREATMENT = /\btreatments?\b[^.;]{0,40}$/i;

/** That nobody knows how many visits there were. */
const UNKNOWN = caseless(
  /\b(?:un(?:known|specified|disclosed) (?:number|amount) of (?:prior |previous |completed )?(?:[a-z]+ ){0,2}(?:therapy|treatments?|sessions?|visits?|acupuncture)|number of (?:[a-z]+ ){0,4}?(?:sessions?|visits?|treatments?)(?: (?:completed|attended|received))?(?: to date)?(?: (?:was|were|is|are))? (?:not (?:found|known|provided|specified|stated|documented|indicated|noted|reported)|unknown|unclear|unspecified)|(?:unclear|unknown|not (?:clear|known|stated|documented|indicated|specified)) how many (?:[a-z]+ ){0,5}?(?:sessions?|visits?|treatments?)|(?:not?|lack of|without) (?:[a-z]+ ){0,4}?(?:indicat|document|specif|not|stat|provid|identif)(?:e|es|ing|ation|ed|y|ying)?(?: of)? (?:the |how |a )?(?:exact |total |actual |specific )?number of (?:[a-z]+ ){0,3}?(?:sessions?|visits?|treatments?) (?:completed|attended|received|the patient has))\b/gi,
);
/** The number that is asked for now, not the one that was had. */
const ASKED = /\b(?:request\w*|recommend\w*|additional|prescribed|need(?:ed)?|ordered|authoriz\w*|propos\w*)\b/i;

export interface UnknownNumber extends Stretch {
  readonly sentence: Sentence;
}

/** For {@link Reading.once}. */
export function unknownNumbers({ text, sentences }: Reading): readonly UnknownNumber[] {
  const found: UnknownNumber[] = [];
  for (const { 0: words, index } of text.matchAll(UNKNOWN)) {
    const sentence = sentences.find(({ end }) => index < end);
    if (sentence === undefined || ASKED.test(words)) continue;
    if (standingOf(sentence.text, { start: 0, end: 1 }) !== 'said' && GUIDELINE_OR_REVIEW.test(sentence.text)) continue;
    found.push({ start: index, end: index + words.length, sentence });
  }
  return found;
}

const GUIDELINE_OR_REVIEW = /\b(?:guidelines?|mtus|acoem|odg|utili[sz]ation review|denied|non-?certified|modified)\b/i;
