import type { Amount } from '../../facts/amounts';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage, Sentence } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Fix, type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';
import {
  agrees,
  decidedIssues,
  kindOf,
  type Quantity,
  quantitiesOf,
  quantityOf,
  restatementsOf,
  said,
} from './requested';

/** The writer knows that he speaks of more than what is left. */
const KNOWN =
  /\b(?:original(?:ly)?|initial(?:ly)? (?:request|ask|submitted)\w*|authori[sz]ed|approved|certified|modified|modification|remain(?:s|ing|der)?|allowed|granted|partial(?:ly)?|total of)\b/i;
const GUIDELINE = /\b(?:guidelines?|ODG|MTUS|ACOEM|recommend\w*)\b/i;
/** What stands before a number that speaks of the request. */
const ASKED_BEFORE =
  /\b(?:request(?:ed|s)?(?: (?:is|was))?(?: for| of)?(?: (?:an?|the))?(?: (?:additional|another|further|total of))?|an? additional|additional|another|further) (?:set of )?$/i;
const THE_BEFORE = /\b(?:the|these|those) (?:requested |proposed )?$/i;
const ASKED_BEHIND =
  /^(?: of)?(?: [a-z]+){0,4},? (?:that (?:is|are) |(?:is|are) being |being |are |is |as )?requested\b/i;
const JUDGED =
  /\b(?:excessive|excess|exceeds?|not (?:be )?(?:warranted|indicated|supported|appropriate|necessary|reasonable|medically)|medically necessary|too many|beyond)\b/i;
const COURSE_DONE = /\b(?:completed|received|attended|previous(?:ly)?|prior|underwent)\b/i;
/** The whole request is judged, and nothing in the rationale tells that part of it was granted. */
const WHOLE_REQUEST =
  /\b(?:initial|original) (?:\w+ )?request(?:ed)?\b[^.;]{0,80}\b(?:exceeds?|in excess|excessive)\b/i;
/** Many visits, where few are left. */
const MANY =
  /\b(?:large|high|excessive|great|unlimited) (?:number|amount|quantity) of (?:[a-z]+ ){0,2}(?:visits|sessions|treatments|tablets|injections)\b/i;
const FEW = 3;
const DENIED =
  /\b(?:was|were|had been|has been|have been) (?:previously |initially |also |originally )*(denied|non-?certified|not certified|not approved)\b/i;
const MODIFIED = /\b(?:modif\w+|partial\w*|authori[sz]ed|approved|certified|remaining|reduced)\b/i;
const REQUEST_FOR = /\b(?:the )?request for (?:the )?$/i;

export const originalNotRemaining: Rule = {
  code: 'original-not-remaining',
  title: 'The original request is argued, not the part in dispute',
  severity: 'warning',
  source: '8 CCR 9792.10.6(d); form of the item line of a request that was authorized in part',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Where a request was authorized in part, reports a rationale that argues or concludes on the original quantity, and a summary that calls the request denied.',
  whyItMatters:
    'Only the part that was not authorized is in dispute. Reasons about the whole request do not answer whether the rest is necessary on top of what was authorized.',
  whatToDo:
    'Say that part of the request was authorized, and give the reasons for the part in dispute. Where the original quantity matters, call it the original request.',
  examples: {
    wrong: [
      partly(
        ['Acupuncture 8 sessions', 'Acupuncture 6 sessions', 'Acupuncture 2 sessions'],
        'A request for an additional «8» sessions exceeds the guidelines for a trial. The request is not medically necessary.',
      ),
      partly(
        ['Physical therapy 24 sessions', 'Physical therapy 6 sessions', 'Physical therapy 18 sessions'],
        'Before a new examination the «24» sessions are excessive. The request is not medically necessary.',
      ),
      partly(
        ['Cyclobenzaprine 7.5mg #90', 'Cyclobenzaprine 7.5mg #60', 'Cyclobenzaprine 7.5mg #30'],
        'The request for cyclobenzaprine 7.5mg #«90» is not medically necessary.',
      ),
      partly(
        ['Cyclobenzaprine 7.5mg #90', 'Cyclobenzaprine 7.5mg #60', 'Cyclobenzaprine 7.5mg #30'],
        'The request is not medically necessary.',
        'The request for cyclobenzaprine was previously «denied» since the guidelines allow short use.',
      ),
      partly(
        ['Chiropractic visits 12', 'Chiropractic visits 6', 'Chiropractic visits 6'],
        '«The initial treatment request exceeds» the recommendation for a trial. The request is not medically necessary.',
      ),
      partly(
        ['Podiatry consultation x 3', 'Podiatry consultation x 1', 'Podiatry consultation x 2'],
        'The request was for a «large number of visits». It is not medically necessary.',
      ),
    ],
    right: [
      partly(
        ['Physical therapy 12 visits', 'Physical therapy 6 visits', 'Physical therapy 6 visits'],
        'The original amount of 12 visits exceeds the guidelines. The request for 6 visits is not medically necessary.',
      ),
      partly(
        ['Physical therapy 10 visits', 'Physical therapy 6 visits', 'Physical therapy 4 visits'],
        'The guidelines recommend 10 visits over 8 weeks. The request is not medically necessary.',
      ),
      partly(
        ['Physical therapy 12 visits', 'Physical therapy 6 visits', 'Physical therapy 6 visits'],
        'Of the 12 visits requested, 6 were authorized. The request is not medically necessary.',
        'The request for physical therapy was modified to 6 visits.',
      ),
      partly(
        ['Chiropractic visits 12', 'Chiropractic visits 6', 'Chiropractic visits 6'],
        'The initial request exceeds the recommendation, and 6 visits were authorized. The request is not medically necessary.',
      ),
      partly(
        ['Acupuncture 12 sessions', 'Acupuncture 6 sessions', 'Acupuncture 6 sessions'],
        'The patient has completed 12 sessions. The request is not medically necessary.',
        'The requests for physical therapy and a brace were previously denied.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issue of decidedIssues(facts)) {
      const { original, authorized, disputed, rationale } = issue;
      if (original === null || authorized === null || issue.issue.item?.partlyAuthorized?.form !== 'remaining')
        continue;
      yield* wholeRequest(rationale);
      for (const left of quantitiesOf(disputed)) {
        const whole = quantityOf(original, left.kind);
        if (whole === null || left.kind === 'duration' || whole.most <= left.most) continue;
        yield* calledMany(rationale, disputed, left);
        yield* argued(rationale, disputed, whole, left, quantityOf(authorized, left.kind));
      }
      if (facts.summary !== null) yield* calledDenied(facts, issue, facts.summary);
    }
  },
};

/** Numbers of the original request in the argument and in the conclusion. */
function* argued(
  rationale: Passage,
  disputed: Passage,
  whole: Quantity,
  left: Quantity,
  given: Quantity | null,
): Generator<Report> {
  const named = restatementsOf(rationale);
  for (const amount of rationale.amounts) {
    if (kindOf(amount) !== whole.kind || agrees(amount, left) || amount.value !== whole.most) continue;
    if (given !== null && agrees(amount, given)) continue;
    const sentence = rationale.sentenceAt(amount.start);
    if (sentence === undefined || KNOWN.test(sentence.text)) continue;
    const concluding = named.some(({ start, end }) => amount.start >= start && amount.end <= end);
    if (!concluding && !speaksOfRequest(rationale, sentence, amount)) continue;
    const place = rationale.place(amount.role === 'schedule' ? amount : amount.number);
    const fix = concluding && amount.role === 'count' && left.least === left.most ? fixOf(rationale, amount, left) : {};
    yield {
      ...place,
      message: `This is about ${said(whole)}, the original request; the part in dispute is ${said(left)}. Give the reasons for that part, or call this the original request.`,
      related: { ...disputed.place(left.amount), message: 'This part is in dispute.' },
      ...fix,
    };
    return;
  }
}

/** `A large number of visits`, where two are in dispute. */
function* calledMany(rationale: Passage, disputed: Passage, left: Quantity): Generator<Report> {
  if (left.most > FEW || left.kind !== 'visit') return;
  for (const sentence of rationale.sentences) {
    const match = MANY.exec(sentence.text);
    if (match === null || GUIDELINE.test(sentence.text.slice(0, match.index)) || KNOWN.test(sentence.text)) continue;
    const start = sentence.start + match.index;
    yield {
      ...rationale.place({ start, end: start + match[0].length }),
      message: `"${shortened(match[0])}" does not fit the part in dispute, ${said(left)}. Give the reasons for that part, or call this the original request.`,
      related: { ...disputed.place(left.amount), message: 'This part is in dispute.' },
    };
    return;
  }
}

function fixOf(rationale: Passage, { number }: Amount, { most }: Quantity): { fix: Fix } {
  const { start, end } = rationale.place(number);
  return {
    fix: {
      title: `Replace "${rationale.text.slice(number.start, number.end)}" with "${most}", the part in dispute`,
      edits: [{ start, end, newText: String(most) }],
    },
  };
}

function speaksOfRequest(rationale: Passage, sentence: Sentence, amount: Amount): boolean {
  if (COURSE_DONE.test(sentence.text)) return false;
  const before = rationale.text.slice(Math.max(sentence.start, amount.start - 50), amount.start);
  if (ASKED_BEFORE.test(before)) return true;
  const behind = rationale.text.slice(amount.end, Math.min(sentence.end, amount.end + 60));
  if (ASKED_BEHIND.test(behind)) return true;
  return !GUIDELINE.test(sentence.text) && THE_BEFORE.test(before) && JUDGED.test(behind + sentence.text);
}

function* wholeRequest(rationale: Passage): Generator<Report> {
  const known = rationale.sentences.some(({ text }) =>
    /\b(?:authori[sz]ed|approved|certified|modified|remaining|granted|allowed)\b/i.test(text),
  );
  if (known) return;
  for (const sentence of rationale.sentences) {
    const match = WHOLE_REQUEST.exec(sentence.text);
    if (match === null) continue;
    const start =
      sentence.start + match.index - (/\bthe $/i.exec(sentence.text.slice(0, match.index))?.[0].length ?? 0);
    yield {
      ...rationale.place({ start, end: sentence.start + match.index + match[0].length }),
      message: `"${shortened(match[0])}" judges the whole request, but part of it was authorized. Say so, and give the reasons for the part in dispute.`,
    };
    return;
  }
}

/** A summary that calls denied what was granted in part. */
function* calledDenied(
  facts: Facts,
  { disputed, index }: IssueFacts & { disputed: Passage },
  summary: Passage,
): Generator<Report> {
  const name = /[a-z]{4,}(?: therapy)?/i.exec(disputed.text)?.[0].toLowerCase();
  if (name === undefined || NO_NAME.test(name)) return;
  const shared = facts.issues.some(
    (other) => other.index !== index && (other.item?.text.toLowerCase().includes(name) ?? false),
  );
  if (shared) return;
  const named = summary.sentences.filter(({ text }) => text.toLowerCase().includes(name));
  if (named.some(({ text }) => MODIFIED.test(text))) return;
  for (const sentence of named) {
    const at = sentence.text.toLowerCase().indexOf(name);
    const denied = DENIED.exec(sentence.text.slice(at));
    if (denied === null || denied.index > name.length + 40 || !REQUEST_FOR.test(sentence.text.slice(0, at))) continue;
    const start = sentence.start + at + denied.index + denied[0].length - (denied[1] ?? '').length;
    yield {
      ...summary.place({ start, end: start + (denied[1] ?? '').length }),
      message: `The summary says "${denied[1]}"; the item says that part was authorized. Write "modified" here.`,
      related: { ...disputed.range, message: 'Only this part was not authorized.' },
    };
    return;
  }
}

/** First words of items that name no treatment of their own. */
const NO_NAME =
  /^(?:additional|continued?|initial|prospective|retrospective|outpatient|home|post|with|unknown|eight|three|four|five|seven|nine|twelve|sessions?|visits?|times|left|right|bilateral|lumbar|cervical|thoracic|tablets?|weeks?)\b/;

/** A made-up letter for the examples. */
function partly(parts: readonly [string, string, string], rationale: string, summary?: string): string {
  const [original, authorized, disputed] = parts;
  return exampleLetter(
    [
      {
        item: `${original} was the original request. ${authorized} was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, ${disputed} is`,
        rationale,
      },
    ],
    summary,
  );
}
