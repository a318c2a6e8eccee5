import type { Facts } from '../../facts/facts';
import type { Passage } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';
import { meaningfulWords, type QuantityKind, quantityOf, said } from './requested';

const KINDS: readonly QuantityKind[] = ['visit', 'tablet', 'injection', 'duration'];

/** Words that only say how much or how often: they may change between the parts of a request. */
const OF_QUANTITY = new Set(
  'visit session treatment time week wk day month hour total qty quantity number tablet tab capsule cap refill supply count additional initial trial unspecified unknown remaining eligible portion original times per a x up max minimum only duration frequency over every weekly daily monthly initially more further course unit amount dispense dispensed included including prospective request tx twice once s dos rfa date dated order ordered prescribed need needed prn as'.split(
    ' ',
  ),
);
/** A strength: a number with its unit, also `10/325mg` and `7.5-325`. */
const STRENGTH = /(?<![\w.])\d+(?:\.\d+)?(?:\s?[-/]\s?\d+(?:\.\d+)?)?\s?(?:mg|mcg|gm|grams?|ml|%)(?![a-z])/gi;

export const partlyAuthorizedArithmetic: Rule = {
  code: 'partly-authorized-arithmetic',
  title: 'The parts of a partly authorized request do not add up',
  severity: 'warning',
  source: '8 CCR 9792.10.6(d) and 9792.10.7(a); form of the item line of a request that was authorized in part',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'In an item of three sentences, checks that the quantity requested less the quantity authorized is the quantity in dispute, and that the three name the same treatment: no strength and no part of the request is changed or lost.',
  whyItMatters:
    'The decision covers only the part in dispute. Where the parts do not add up, some visits or tablets are decided twice or not at all.',
  whatToDo:
    'Compare the item with the request for authorization and with the utilization review decision, and correct the number or the words that differ.',
  examples: {
    wrong: [
      partly('Physical therapy 12 visits', 'Physical therapy 6 visits', 'Physical therapy «4 visits»'),
      partly('Cyclobenzaprine 7.5mg #90', 'Cyclobenzaprine 7.5mg #60', 'Cyclobenzaprine 7.5mg «#60»'),
      partly(
        'Physical therapy 2 times a week for 4 weeks',
        'Physical therapy 6 sessions',
        'Physical therapy «4 sessions»',
      ),
      partly('Soothaderm cream 120gm', 'Soothaderm cream 60gm', 'Soothaderm cream «20gm»'),
      partly('Chiropractic visits 12 «with re-examination»', 'Chiropractic visits 6', 'Chiropractic visits 6'),
      partly('Acupuncture 8 sessions', 'Acupuncture «12 sessions»', 'Acupuncture 4 sessions'),
      `Acupuncture 12 sessions for the neck was the original request. The Claims Administrator authorized Acupuncture 6 sessions for the neck, leaving the original request IMR eligible. The original request, Acupuncture «8» sessions for the neck is: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.
`,
    ],
    right: [
      partly('Physical therapy 12 visits', 'Physical therapy 6 visits', 'Physical therapy 6 visits'),
      partly(
        'Therapy twice weekly for ten to twelve weeks (24 sessions) left thumb',
        'Therapy 6 sessions left thumb',
        'Therapy 18 sessions left thumb',
      ),
      partly('Acupuncture (unspecified quantity)', 'Acupuncture 6 sessions', 'Acupuncture (unspecified quantity)'),
      partly('MRI of the neck and MRI of the back', 'MRI of the neck', 'MRI of the back'),
      partly(
        'Aquatic therapy 2 times 5 for the hip',
        'Aquatic therapy 1 times 5 for the hip',
        'Aquatic therapy 1 times 5 for the hip',
      ),
      partly('Nerve blocks, series of three', 'One nerve block', 'Two nerve blocks'),
      partly('Injection of the bilateral knees', 'Injection of the right knee', 'Injection of the left knee'),
      partly('Norco 10/325mg #90', 'Norco 10/325mg #45', 'Norco 10/325 mg #45'),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const { original, authorized, disputed, issue } of facts.issues) {
      if (original === null || authorized === null || disputed === null) continue;
      if (issue.item?.partlyAuthorized?.form === 'replaced') {
        yield* sameAgain(original, disputed);
        continue;
      }
      const wrong = sumOf(original, authorized, disputed);
      if (wrong !== null) yield wrong;
      yield* wording(original, authorized, disputed);
    }
  },
};

/** The arithmetic of one kind of quantity; ranges may be read at either end. */
function sumOf(original: Passage, authorized: Passage, disputed: Passage): Report | null {
  for (const kind of KINDS) {
    const asked = quantityOf(original, kind);
    const given = quantityOf(authorized, kind);
    const left = quantityOf(disputed, kind);
    if (asked === null || given === null || left === null) continue;
    if (kind === 'duration' && asked.amount.unit !== left.amount.unit) continue;
    if (given.least > asked.most) {
      return {
        ...authorized.place(given.amount),
        message: `The item says ${said(given)} authorized, but only ${said(asked)} requested. Correct whichever is wrong.`,
        related: { ...original.place(asked.amount), message: `Requested: ${said(asked)}.` },
      };
    }
    if (left.most >= asked.least - given.most && left.least <= asked.most - given.least) continue;
    // The whole request may stand in dispute again, in the words of the original.
    if (kind === 'duration' || asked.most - given.least === 0) continue;
    return {
      ...disputed.place(left.amount),
      message: `${said(asked)} requested less ${said(given)} authorized leaves ${asked.most - given.most}, not ${left.most}. Check the utilization review decision and correct the number that is wrong.`,
      related: { ...original.place(asked.amount), message: `Requested: ${said(asked)}.` },
    };
  }
  return null;
}

/** Strengths and words of the three sentences. */
function* wording(original: Passage, authorized: Passage, disputed: Passage): Generator<Report> {
  const strengths = new Set(strengthsOf(original.text).map(({ text }) => text));
  // Of drugs that the vocabulary knows, `strength-drift` compares the strengths.
  for (const strength of disputed.drugs.length > 0 ? [] : strengthsOf(disputed.text)) {
    if (strengths.size === 0 || strengths.has(strength.text)) continue;
    const requested = [...strengths].join('" and "');
    yield {
      ...disputed.place(strength),
      message: `The part in dispute has "${disputed.text.slice(strength.start, strength.end)}", the original request "${requested}". Correct whichever is wrong.`,
      related: { ...original.range, message: 'The original request.' },
    };
    return;
  }
  const kept = new Set([...meaningfulWords(authorized.text), ...meaningfulWords(disputed.text)]);
  const lost = [...wordsWithPlaces(original.text)].filter(
    ({ words }) => !words.some((word) => HOW_MANY.has(word) || holdsWord(kept, word)),
  );
  const [first] = lost;
  const last = lost.at(-1);
  if (first !== undefined && last !== undefined) {
    const start = withSmallWords(original.text, first.start);
    yield {
      ...original.place({ start, end: last.end }),
      message: `"${shortened(original.text.slice(start, last.end))}" is in the original request, but in neither the authorized nor the disputed part. Add it to the one to which it belongs.`,
      related: { ...disputed.range, message: 'The part in dispute.' },
    };
    return;
  }
  const asked = meaningfulWords(original.text);
  const [added] = [...wordsWithPlaces(disputed.text)].filter(
    ({ words }) => !words.some((word) => HOW_MANY.has(word) || holdsWord(asked, word)),
  );
  if (added === undefined) return;
  yield {
    ...disputed.place(added),
    message: `"${disputed.text.slice(added.start, added.end)}" is in the part in dispute, but not in the original request. Correct whichever is wrong.`,
    related: { ...original.range, message: 'The original request.' },
  };
}

/** Words that count or distribute a request; its parts may count in other words, and both sides part into two. */
const HOW_MANY = new Set(
  'series serie course set pack total each both bilateral bilaterally left right additional further more initial trial supply per times rest remaining first second one two three single'.split(
    ' ',
  ),
);

/** The word itself, or one of the same stem: `treat` for `treatment`. */
function holdsWord(words: ReadonlySet<string>, word: string): boolean {
  if (words.has(word)) return true;
  const stem = word.slice(0, STEM);
  if (stem.length < STEM) return false;
  for (const other of words) if (other.startsWith(stem)) return true;
  return false;
}
const STEM = 5;

/** Where the original request stands again in full, both must be the same. */
function* sameAgain(original: Passage, disputed: Passage): Generator<Report> {
  const asked = meaningfulWords(original.text);
  for (const { words, start, end } of wordsWithPlaces(disputed.text, true)) {
    if (words.some((word) => asked.has(word))) continue;
    yield {
      ...disputed.place({ start, end }),
      message: `The original request is given twice, and "${disputed.text.slice(start, end)}" is only in the second. Use the same words in both.`,
      related: { ...original.range, message: 'The original request, as given first.' },
    };
    return;
  }
}

function strengthsOf(text: string): { text: string; start: number; end: number }[] {
  return [...text.matchAll(STRENGTH)].map((match) => ({
    text: match[0]
      .toLowerCase()
      .replace(/[\s]/g, '')
      .replace('-', '/')
      .replace(/grams?|gm/, 'gm'),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The words that say what is requested, with their places; numbers and words of quantity only where asked for. */
function* wordsWithPlaces(
  text: string,
  withQuantity = false,
): Generator<{ readonly words: readonly string[]; readonly start: number; readonly end: number }> {
  for (const match of text.matchAll(/[A-Za-z][A-Za-z-]*|\d+(?:\.\d+)?/g)) {
    const words = [...meaningfulWords(match[0])].filter(
      (word) => withQuantity || (!/^\d/.test(word) && !OF_QUANTITY.has(word)),
    );
    if (words.length === 0 || (!withQuantity && words.every((word) => word.length < 3))) continue;
    yield { words, start: match.index, end: match.index + match[0].length };
  }
}

/** Small words in front belong to the part that is lost: `with re-examination`. */
function withSmallWords(text: string, start: number): number {
  const before = /(?:\b(?:with|for|of|to|the|and|in|at|on|followed by) )+$/i.exec(text.slice(0, start));
  return before === null ? start : before.index;
}

/** A made-up item for the examples. */
function partly(original: string, authorized: string, disputed: string): string {
  return exampleLetter([
    {
      item: `${original} was the original request. ${authorized} was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, ${disputed} is`,
      rationale: 'The request is not medically necessary.',
    },
  ]);
}
