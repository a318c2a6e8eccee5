import type { Amount } from '../../facts/amounts';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage, Stretch } from '../../facts/passage';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { type Fix, type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';
import {
  agrees,
  decidedIssues,
  isDose,
  kindOf,
  meaningfulWords,
  type Quantity,
  quantitiesOf,
  quantityOf,
  type Restatement,
  restatementsOf,
  said,
} from './requested';

/** Between a schedule and its sum stand at most a comma, a bracket and the service's name. */
const ADJOINING = 34;
/** A visit beside the course of visits. */
const ANOTHER_VISIT = /\b(?:evaluation|consult\w*|office|follow-?up|initial|trial|additional)\b/i;
const PARTED = /[;.]|\b(?:and|then|followed|after|completed|previous|prior|initial|trial|of the|had|has|was|were)\b/i;
/** Strengths of drugs that the vocabulary does not know; `strength-drift` compares those of the others. */
const STRENGTH = /(?<![\w./-])(\d+(?:\.\d+)?)\s?-?\s?(mg|mcg|gm|grams?|g|ml|%)(?![a-z])/gi;
const ASKED_BEFORE =
  /\b(?:(?:the|this) (?:currently? )?requested (?:amount of |number of |additional |course of )?|\brequest(?: is)? for (?:an? )?(?:additional |another |total of |further )?)$/i;
const ASKED_BEHIND =
  /^(?: of)?(?: [a-z]+){0,3},? (?:that (?:is|are) |which (?:is|are) |(?:is|are) being |being |are |is )?requested\b/i;
const OTHER_REQUEST =
  /\b(?:previous(?:ly)?|prior|original(?:ly)?|initial(?:ly)?|earlier|remaining|authori[sz]ed|approved|certified|modified|per week)\b/i;
const DECIDED_BY_UR =
  /\b(?:utili[sz]ation review|UR|appeal requested|RFA|request for authori[sz]ation|non-?certified|noncertified|denied)\b/i;
/** A sentence that tells of a part that was granted, whose number is another one than that of the request. */
const GRANTED = caseless(
  /\b(?:modif\w*|authori[sz]ed|approved|partial\w*|allow(?:ed|s|ing)|grant(?:ed|s|ing)|permit(?:ted|s)|passed|released|conced\w*|accept(?:ed|s)|agreed|reduc\w*|lower(?:ed|s)|cut|limit(?:ed|s)|trimm?\w*|taper\w*|wean\w*|halv\w*|instead|gave|let|upheld|covered|(?:the )?(?:rest|remainder|balance)|(?:down|changed|only) to|no more than|except\w*|all but|paid|left|kept|found|suffic\w*)\b|(?<!non[- ]|non- |not )\bcertified/i,
);
/** The word before a drug that says what was done with it: only a request or its denial counts the whole of it. */
const DONE_WITH =
  /\b(?:\w{2,}ed|cut|gave|let|made|deny|denies|denial|requests?|non-?certif\w+|RFA|authori[sz]ation|appeals?)\b/gi;
const ASKED_OR_DENIED =
  /^(?:requested|requests?|denied|deny|denies|denial|non-?certif\w+|RFA|authori[sz]ation|appeals?|appealed|submitted|received|reviewed|considered|declined|refused|rejected)$/i;
const DENIED_BEHIND =
  /^[^.;]{0,60}?\b(?:was|were|been|be) (?:\w+ )?(?:denied|non-?certified|noncertified|requested|declined|refused|rejected)\b/i;
const COMPLETED_BEFORE = caseless(
  /\b(?:completed|attended|has had|have had|received|underwent|undergone|participated in|finished)(?: (?:a total of|an?|about|approximately|at least|the|of|all|his|her|their|course of)){0,3} $/i,
);
const COMPLETED_BEHIND = /^(?: of [a-z ]{3,30})?,? (?:were |have been |has been |was )?(?:completed|attended)\b/i;

export const quantityDrift: Rule = {
  code: 'quantity-drift',
  title: 'Numbers that should be the same differ',
  severity: 'warning',
  source: 'LC 4610.6(c) and (d); 8 CCR 9792.10.6(d): the determination decides the disputed treatment as requested',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Compares the numbers of an item (visits, tablets, strengths, weeks) with one another and with those of the rationale and the summary where these speak of the same request: a schedule with its sum, the item with the words that conclude on it, and the therapy completed with itself.',
  whyItMatters:
    'The claims administrator has to authorize exactly what was decided (8 CCR 9792.10.7(a)), and two numbers for one thing leave that open.',
  whatToDo:
    'Check the request for authorization and use its number in both places. If it gives two numbers itself, say so in the rationale.',
  examples: {
    wrong: [
      letterOf('Physical therapy 2 times a week for 4 weeks («6» sessions)', 'The request is not medically necessary.'),
      letterOf('Acupuncture «8» sessions 2x3', 'The request is not medically necessary.'),
      letterOf('Physical therapy, «eight (6)» sessions', 'The request is not medically necessary.'),
      letterOf(
        'Naproxen 500mg #60',
        'Given the above, the request for Naproxen 500mg #«90» is not medically necessary.',
      ),
      letterOf('Naproxen 500mg #60', 'Naprosyn 500 mg #«30» is medically necessary.'),
      letterOf(
        'Soothaderm cream 500mg',
        'Given the above, the request for Soothaderm cream «550»mg is not medically necessary.',
      ),
      letterOf(
        'Physical therapy for the neck 8 sessions',
        'As such, the request for physical therapy for the neck, «12» sessions is not medically necessary.',
      ),
      letterOf(
        'Physical therapy for the neck 3 times a week for 4 weeks',
        'The requested «8» sessions are too many. The request is not medically necessary.',
      ),
      letterOf(
        'Naproxen 500mg #60',
        'The request is not medically necessary.',
        'The Utilization Review dated 11-16-16 denied a request for Naproxen 500mg #«90».',
      ),
      letterOf(
        'Knee brace',
        'The request is not medically necessary.',
        'He had at least five physical therapy sessions. The record shows that «four» physical therapy sessions were completed.',
      ),
    ],
    right: [
      letterOf(
        'PT two to three times weekly for six to eight weeks (24 sessions)',
        'The requested 24 sessions are too many. The request is not medically necessary.',
      ),
      letterOf(
        'Physical therapy, eight (8) sessions',
        'Guidelines recommend 10 visits over 8 weeks. The request for 8 sessions of physical therapy is medically necessary.',
      ),
      letterOf(
        'Norco 5/325mg #60, 1-2 tabs every 4 hours',
        'The request for Norco 5/325 mg #60, 1-2 tabs every 4 hours as needed is medically necessary.',
      ),
      letterOf(
        'One (1) x-ray of the right ankle',
        'The request for one (1) x-ray of the right ankle is not medically necessary.',
        'He had at least five physical therapy sessions. The record shows that six physical therapy sessions were completed. Eight acupuncture sessions were completed.',
      ),
      letterOf(
        'Additional physical therapy two times a week for three weeks',
        'The previously requested 8 sessions were approved. The request for additional physical therapy 3 times a week for 2 weeks is not medically necessary.',
        'The treatment plan included a physical therapy request of 8 sessions.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issue of facts.issues) {
      const { original, authorized, disputed } = issue;
      for (const passage of new Set([original, authorized, disputed])) if (passage !== null) yield* itself(passage);
    }
    if (facts.summary !== null) {
      yield* twice(facts.summary);
      yield* completed(facts.summary);
      yield* decidedBefore(facts, facts.summary);
    }
    for (const issue of decidedIssues(facts)) {
      yield* twice(issue.rationale);
      for (const restatement of restatementsOf(issue.rationale)) yield* restated(issue, restatement);
      yield* asked(issue);
    }
  },
};

/** An item against itself: a number in words and figures, a schedule and its sum. */
function* itself(passage: Passage): Generator<Report> {
  yield* twice(passage);
  const visits = passage.amounts.filter((amount) => kindOf(amount) === 'visit');
  for (const [index, one] of visits.entries()) {
    const other = visits[index + 1];
    if (other === undefined || (one.role === 'schedule') === (other.role === 'schedule')) continue;
    const between = passage.text.slice(one.end, other.start);
    if (between.length > ADJOINING || PARTED.test(between)) continue;
    const [schedule, sum] = one.role === 'schedule' ? [one, other] : [other, one];
    if (sum.value >= schedule.least && sum.value <= schedule.value) continue;
    if (sum.value === 1 || ANOTHER_VISIT.test(sum.text)) continue;
    const total = schedule.least === schedule.value ? schedule.value : `${schedule.least} to ${schedule.value}`;
    yield {
      ...passage.place(sum.number),
      message: `The item says ${sum.value} visits, but "${schedule.text}" comes to ${total}. Correct whichever differs from the request; if the request gives both, say so in the rationale.`,
      related: { ...passage.place(schedule), message: `This comes to ${total} visits.` },
    };
  }
}

/** `eight (6) sessions`. */
function* twice(passage: Passage): Generator<Report> {
  for (const { value, repeated, number, text } of passage.amounts) {
    if (repeated === null || repeated === value) continue;
    yield {
      ...passage.place(number),
      message: `"${text}" gives two different numbers. Check the record and correct the wrong one.`,
    };
  }
}

/** What a concluding sentence names, against the item. */
function* restated(
  { disputed, original, authorized, rationale }: IssueFacts & { disputed: Passage; rationale: Passage },
  restatement: Restatement,
): Generator<Report> {
  if (!speaksOfSame(restatement.text, disputed.text) && !namesSameDrug(rationale, restatement, disputed)) return;
  for (const amount of rationale.amounts) {
    if (amount.start < restatement.start || amount.end > restatement.end || isDose(amount)) continue;
    const kind = kindOf(amount);
    const asked = kind === null ? null : quantityOf(disputed, kind);
    if (asked === null || agrees(amount, asked) || isSchedulePart(amount, asked)) continue;
    const others = [original, authorized].map((passage) => (kind === null ? null : quantityOf(passage, kind)));
    if (others.some((other) => other !== null && agrees(amount, other))) continue;
    yield {
      ...rationale.place(amount.role === 'schedule' ? amount : amount.number),
      message: `The conclusion says "${amount.text.trim()}", the item ${said(asked)}. Correct whichever differs from the request for authorization.`,
      related: { ...disputed.place(asked.amount), message: 'The item asks for this.' },
      ...fixOf(rationale, amount, asked),
    };
  }
  if (!rationale.drugs.some(({ start, end }) => start >= restatement.start && end <= restatement.end)) {
    yield* strengths(restatement, disputed, original, rationale);
  }
}

function isSchedulePart(amount: Amount, asked: Quantity): boolean {
  return amount.role === 'duration' && asked.kind !== 'duration';
}

function fixOf(rationale: Passage, amount: Amount, asked: Quantity): { fix?: Fix } {
  if (amount.role === 'schedule' || asked.amount.role === 'schedule' || asked.least !== asked.most) return {};
  const { start, end } = rationale.place(amount.number);
  const old = rationale.text.slice(amount.number.start, amount.number.end);
  return {
    fix: {
      title: `Replace "${old}" with "${asked.most}", as in the item`,
      edits: [{ start, end, newText: String(asked.most) }],
    },
  };
}

/** A strength in the conclusion that the item does not have, where the item has another one of the same unit. */
function* strengths(
  { start, text }: Restatement,
  disputed: Passage,
  original: Passage | null,
  rationale: Passage,
): Generator<Report> {
  const known = [...strengthsOf(disputed.text), ...strengthsOf(original?.text ?? '')];
  for (const { at, value, unit, figure } of strengthsOf(text)) {
    const same = known.filter((strength) => strength.unit === unit);
    if (same.length === 0 || same.some((strength) => strength.value === value)) continue;
    const place = rationale.place({ start: start + at, end: start + at + figure.length });
    const values = [...new Set(same.map((strength) => strength.figure))];
    yield {
      ...place,
      message: `The conclusion says "${figure} ${unit}", the item ${values.map((other) => `"${other} ${unit}"`).join(', ')}. Correct whichever differs from the request for authorization.`,
      related: { ...disputed.range, message: 'The item.' },
      ...(values.length === 1
        ? {
            fix: {
              title: `Replace "${figure}" with "${values[0]}", as in the item`,
              edits: [{ ...place, newText: values[0] ?? '' }],
            },
          }
        : {}),
    };
  }
}

interface Strength {
  readonly at: number;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
}

function strengthsOf(text: string): Strength[] {
  return [...text.matchAll(STRENGTH)].map((match) => {
    const unit = (match[2] ?? '').toLowerCase();
    return {
      at: match.index,
      figure: match[1] ?? '',
      value: Number(match[1]),
      unit: /^g/.test(unit) ? 'gm' : unit,
    };
  });
}

/** Numbers in front of `requested` or behind `the request for`, in sentences that do not conclude. */
function* asked({
  disputed,
  original,
  authorized,
  rationale,
}: IssueFacts & { disputed: Passage; rationale: Passage }): Generator<Report> {
  const quantities = quantitiesOf(disputed);
  if (quantities.length === 0) return;
  const named = restatementsOf(rationale);
  for (const amount of rationale.amounts) {
    const kind = kindOf(amount);
    const wanted = quantities.find((quantity) => quantity.kind === kind);
    if (wanted === undefined || wanted.kind === 'duration' || agrees(amount, wanted) || isDose(amount)) continue;
    if (named.some(({ start, end }) => amount.start >= start && amount.end <= end)) continue;
    const sentence = rationale.sentenceAt(amount.start);
    if (sentence === undefined || OTHER_REQUEST.test(sentence.text)) continue;
    const before = rationale.text.slice(Math.max(sentence.start, amount.start - 50), amount.start);
    const behind = rationale.text.slice(amount.end, Math.min(sentence.end, amount.end + 60));
    if (!ASKED_BEFORE.test(before) && !ASKED_BEHIND.test(behind)) continue;
    if (/\bof the$/i.test(behind)) continue;
    const others = [quantityOf(original, wanted.kind), quantityOf(authorized, wanted.kind)];
    if (others.some((other) => other !== null && agrees(amount, other))) continue;
    yield {
      ...rationale.place(amount.role === 'schedule' ? amount : amount.number),
      message: `The rationale says that "${amount.text.trim()}" was requested, the item ${said(wanted)}. Correct whichever differs from the request for authorization.`,
      related: { ...disputed.place(wanted.amount), message: 'The item asks for this.' },
    };
  }
}

/** What the summary says of the utilization review's decision on the same item. */
function* decidedBefore(facts: Facts, summary: Passage): Generator<Report> {
  const sentences = summary.sentences.filter(({ text }) => DECIDED_BY_UR.test(text));
  if (sentences.length === 0 || summary.amounts.length === 0) return;
  for (const issue of facts.issues) {
    const name = nameOf(issue);
    if (issue.disputed === null || name === null) continue;
    const asked = quantityOf(issue.disputed, 'tablet');
    const others = [issue.original, issue.authorized].map((passage) => quantityOf(passage, 'tablet'));
    if (asked === null) continue;
    for (const sentence of sentences) {
      if (GRANTED.test(sentence.text)) continue;
      const at = sentence.text.toLowerCase().indexOf(name);
      if (at < 0) continue;
      const from = sentence.start + at;
      const amount = summary.amounts.find(
        ({ start, unit, role }) =>
          unit === 'tablet' && role === 'count' && start > from && start < from + name.length + 28,
      );
      if (amount === undefined || amount.value < 5 || amount.start > sentence.end) continue;
      const between = summary.text.slice(from + name.length, amount.start);
      if (/[;,]|\b(?:and|to)\b/i.test(between) || agrees(amount, asked)) continue;
      // Of a partly authorised request each part may be spoken of.
      if (others.some((other) => other !== null && agrees(amount, other))) continue;
      const verb = [...sentence.text.slice(0, at).matchAll(DONE_WITH)].at(-1)?.[0] ?? '';
      const behind = summary.text.slice(amount.end, sentence.end);
      if (!ASKED_OR_DENIED.test(verb) && !DENIED_BEHIND.test(behind)) continue;
      yield {
        ...summary.place(amount.number),
        message: `The summary says that "${amount.text.trim()}" went to utilization review, the item ${said(asked)}. Correct whichever differs from that decision.`,
        related: { ...issue.disputed.place(asked.amount), message: 'The item asks for this.' },
      };
    }
  }
}

/** The first word of a drug item, where no other item of the letter has it. */
function nameOf({ disputed, issue }: IssueFacts): string | null {
  if (disputed === null || issue.item === null) return null;
  const word = /^(?:retrospective |compound )?([a-z]{5,})/i.exec(disputed.text)?.[1]?.toLowerCase();
  return word ?? null;
}

/** Sessions of one therapy that were completed: at least five, and yet four. */
function* completed(summary: Passage): Generator<Report> {
  const counts = summary.amounts.filter(({ unit, role }) => unit === 'visit' && role === 'count');
  if (counts.length < 2) return;
  const least: { readonly service: string; readonly amount: Amount }[] = [];
  for (const amount of counts) {
    const sentence = summary.sentenceAt(amount.start);
    if (sentence === undefined) continue;
    const named = serviceOf(summary, sentence, amount);
    if (named === null) continue;
    const before = summary.text.slice(Math.max(sentence.start, amount.start - 50), amount.start);
    const behind = summary.text.slice(amount.end, Math.min(sentence.end, amount.end + 60));
    if (amount.bound === 'at-least' && !/request|recommend|order|plan/i.test(sentence.text)) {
      least.push({ service: named, amount });
      continue;
    }
    // A count of an earlier day may well be smaller.
    if (summary.days.some(({ start, end }) => start >= sentence.start && end <= sentence.end)) continue;
    if (amount.bound !== 'exact' || !(COMPLETED_BEFORE.test(before) || COMPLETED_BEHIND.test(behind))) continue;
    const more = least.find(({ service, amount: other }) => service === named && other.value > amount.value);
    if (more === undefined) continue;
    yield {
      ...summary.place(amount.number),
      message: `The summary says that "${amount.text.trim()}" were completed, and elsewhere at least ${more.amount.value}. Check the therapy notes and give one number.`,
      related: { ...summary.place(more.amount), message: 'The larger number is here.' },
    };
  }
}

/** The service that an amount counts: within its words, or directly behind. */
function serviceOf(passage: Passage, sentence: Stretch, amount: Amount): string | null {
  const service = passage.services.find(
    ({ start, end }) => end > amount.start && start < Math.min(sentence.end, amount.end + 30),
  );
  return service?.id ?? null;
}

/** `Naprosyn` for `Naproxen`. */
function namesSameDrug(rationale: Passage, { start, end }: Stretch, disputed: Passage): boolean {
  const asked = new Set(disputed.drugs.map(({ generic }) => generic));
  return rationale.drugs.some((drug) => drug.start >= start && drug.end <= end && asked.has(drug.generic));
}

/** Whether two texts share a word that is no number. */
function speaksOfSame(one: string, other: string): boolean {
  const words = meaningfulWords(other);
  for (const word of meaningfulWords(one)) if (word.length > 2 && !/^\d/.test(word) && words.has(word)) return true;
  return false;
}

/** A made-up letter for the examples. */
function letterOf(item: string, rationale: string, summary?: string): string {
  return exampleLetter([{ item, rationale }], summary);
}
