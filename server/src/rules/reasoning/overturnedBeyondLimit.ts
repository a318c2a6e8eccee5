import type { Amount } from '../../facts/amounts';
import type { Facts } from '../../facts/facts';
import type { Reading, Sentence } from '../../facts/passage';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { nameOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';
import { quantityOf } from './requested';
import { visitsHad } from './visitsHad';

/** What a sentence of a guideline allows. */
const LIMIT =
  /\b(?:recommend\w*|guidelines?|mtus|odg|acoem|up to|maximum|allow(?:s|ed)?|trial|total of|may be)\b|\bvisits over\b|= ?\d/i;
const OF_PATIENT =
  /\b(?:request\w*|(?:the|this) (?:patient|worker|claimant|applicant|injured)|completed|received|attended|previous(?:ly)?|prior|approved|authori[sz]ed|certified|has had|he|she|document(?:s|ed)?)\b/i;
const TRIAL = /\btrial\b/i;
const FIRST = /\b(?:initial|trial)\b/i;
/** The rationale says why more is needed, or that another guideline holds. */
const REASONED = caseless(
  /\bpost-?\s?(?:operative|op|surgical)(?:ly)?\b|\bsurger(?:y|ies)\b|\bexceptional (?:factors|circumstances) (?:are|were|have been|in this case)\b|\b(?:there are|with|given|due to|(?:these|this|those|that|which) (?:is|are|was|were)) (?:the |an? )?(?:exceptional|extenuating)\b|\b(?:exceeds?|beyond|in excess of|outside(?: of)?|more than) (?:the |this |these |what )?(?:guidelines?|limits?|recommend\w*|number|usual)|\bflare|\bnew (?:injur|episode|condition|diagnos)\w*|\b(?:deviat|depart)\w* from\b|\bfewer than\b/i,
);
/**
 * The rationale says that the limit is not one for this case: `was not written with this in mind`, `does not apply`, `is
 * for myalgia, which he does not have`, `sets no ceiling`.
 */
const NOT_FOR_THIS = caseless(
  /(?:\bnot|n['\u2019]t|\bcannot|\bno|\bnever|\bhardly|\bdoes little to)\b[^.;]{0,30}\b(?:appl(?:y|ies|icable|ied)|intend\w*|meant|mean|written|made|designed|devised|fit|fits|suit|address\w*|cover\w*|contemplat\w*|consider\w*|binding|ceiling|cap|lifetime|absolute|rigid|count|in mind)\b|\bsilent (?:on|about|as to)\b|\binapplicable\b|\b(?:is|are) (?:a guide|an? average|for (?:an?other|a different))\b|\banother (?:matter|question|condition|injury)\b|\bdifferent (?:matter|condition|injury|diagnosis)\b|\b(?:other|another) (?:knee|shoulder|hip|wrist|hand|ankle|foot|elbow|side|part|injury|body part)\b/i,
);
/** The trouble for which a limit is quoted. A denial that the patient has it says that the limit is for others. */
const IS_FOR = /\bfor (?:an? |the )?([a-z]{5,})/gi;
/** A rule for all cases, whatever it speaks of. */
const GENERAL = /\bshould\b|\bpatients\b|\bwhen\b|\bif\b|\bmay\b/i;

export const overturnedBeyondLimit: Rule = {
  code: 'overturned-beyond-limit',
  title: 'More visits are allowed than the rationale quotes',
  severity: 'information',
  source: 'LC 4610.6(c); 8 CCR 9792.21(c): the guideline that the rationale itself quotes',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports an Overturned item whose visits, with those that the rationale counts before, are more than the largest number that the rationale quotes as a limit; for a first course, more than the trial that it quotes. A rationale that names a reason to go beyond the limit, or says that the limit is not meant for this case, is left alone.',
  whyItMatters:
    'By its own quotation the rationale decides against the guideline and does not say why. Guidelines ask for exceptional factors to be noted there.',
  whatToDo:
    'Say which factors of this patient speak for more visits, quote the limit that applies, or change the decision.',
  examples: {
    wrong: [
      issueOf(
        'Additional physical therapy, six sessions',
        'ODG recommends «10 visits» over 8 weeks. The patient has completed 8 sessions. The request is medically necessary.',
      ),
      issueOf(
        'Initial acupuncture, 2 times a week for 4 weeks',
        'ODG: Initial trial of «3-4 visits» over 2 weeks, with improvement a total of up to 12 visits. The request is medically necessary.',
      ),
    ],
    right: [
      issueOf(
        'Additional physical therapy, six sessions',
        'ODG recommends 10 visits over 8 weeks and 24 visits over 14 weeks after surgery. The patient has completed 8 sessions. The request is medically necessary.',
      ),
      issueOf(
        'Additional physical therapy, six sessions',
        'ODG recommends 10 visits over 8 weeks. The patient has completed 8 sessions. Although this exceeds the guideline, the flare calls for more. The request is medically necessary.',
      ),
      issueOf(
        'Acupuncture, six sessions',
        'MTUS recommends 3 to 6 treatments to produce improvement. The request is medically necessary.',
      ),
      issueOf(
        'Physical therapy, twelve sessions',
        'ODG recommends 10 visits. The request is not medically necessary.',
        'Upheld',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const { issue, disputed, rationale, decision } of facts.issues) {
      if (rationale === null || decision !== 'Overturned') continue;
      const quantity = quantityOf(disputed, 'visit');
      if (quantity === null) continue;
      const limits = rationale.reading.once(limitsIn);
      if (limits === null) continue;
      const had =
        rationale.reading.once(visitsHad).find(({ isAuthorizedOnly }) => !isAuthorizedOnly)?.amount.value ?? 0;
      const isFirst = FIRST.test(disputed?.text ?? '') && limits.trial !== null && had === 0;
      const limit = isFirst && limits.trial !== null ? limits.trial : limits.largest;
      const total = quantity.most + had;
      if (total <= limit.value) continue;
      yield {
        ...rationale.place(limit),
        message: `The rationale quotes a limit of ${limit.value} visits${isFirst ? ' for a trial' : ''}, and ${nameOfIssue(issue)} ${had > 0 ? `with the ${had} visits before ` : ''}comes to ${total}; still the item is Overturned. Name what makes this case exceptional, quote the limit that applies, or change the decision.`,
      };
    }
  },
};

function issueOf(item: string, rationale: string, decision = 'Overturned'): string {
  return exampleLetter([{ item, rationale, decision }]);
}

interface Limits {
  readonly largest: Amount;
  readonly trial: Amount | null;
}

/** The limits that a rationale quotes; `null` where it quotes none or gives a reason to go beyond. For {@link Reading.once}. */
function limitsIn({ amounts, sentences }: Reading): Limits | null {
  let largest: Amount | null = null;
  let trial: Amount | null = null;
  const limits = new Set<Sentence>();
  for (const amount of amounts) {
    if ((amount.unit !== 'visit' && amount.unit !== 'time') || amount.role !== 'count' || amount.additional) continue;
    const sentence = sentences.find(({ end }) => amount.start < end);
    if (sentence === undefined || OF_PATIENT.test(sentence.text) || !LIMIT.test(sentence.text)) continue;
    limits.add(sentence);
    if (largest === null || amount.value > largest.value) largest = amount;
    const before = sentence.text.slice(0, amount.start - sentence.start);
    if (trial === null && TRIAL.test(before.slice(-24))) trial = amount;
  }
  if (largest === null) return null;
  const troubles = new Set(
    [...limits].flatMap(({ text }) => [...text.matchAll(IS_FOR)].map(([, trouble = '']) => trouble.toLowerCase())),
  );
  const isReasoned = sentences.some(
    (one) =>
      (!limits.has(one) && REASONED.test(one.text) && !GENERAL.test(one.text)) ||
      (NOT_FOR_THIS.test(one.text) && !QUOTED.test(one.text)) ||
      deniesTrouble(one.text, troubles),
  );
  return isReasoned ? null : { largest, trial };
}

/** General words of guidelines, in which a denial is not about this case. */
const QUOTED = /["\u201c\u201d]|\b(?:patients|should)\b/i;

/** Whether a sentence denies one of the troubles, in small letters. */
function deniesTrouble(text: string, troubles: ReadonlySet<string>): boolean {
  const denied = /\b(?:no|not|without|never)\b(.{0,60})/i.exec(text)?.[1]?.toLowerCase();
  return denied?.match(/[a-z]{5,}/g)?.some((word) => troubles.has(word)) ?? false;
}
