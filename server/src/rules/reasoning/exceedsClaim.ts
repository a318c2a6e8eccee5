import type { Amount } from '../../facts/amounts';
import type { Facts } from '../../facts/facts';
import { numberOfWord } from '../../facts/numberWords';
import type { Passage, Sentence } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';
import { decidedIssues, kindOf, quantityOf, said } from './requested';

const CLAIM =
  /\b(?:exceed(?:s|ed|ing)?|in excess of|(?:is|are|be) excessive|beyond)\b(?=[^.;]{0,60}\b(?:guidelines?|recommend\w*|MTUS|ODG|ACOEM|criteria|number of visits|limits?|maximum|visits|sessions))/i;
const DENIED_CLAIM =
  /\b(?:not|nor|never|without) (?:\w+ ){0,2}(?:exceed|in excess|excessive|beyond)|\bif\b|\bwhen\b|\bshould not\b|\bexceptional (?:factors|circumstances)\b[^.]{0,40}\bnoted\b/i;
const REQUEST = /\b(?:request(?:ed|s)?|additional|these|this|visits|sessions|treatments?)\b/i;
/** A sentence that says what a guideline allows. */
const LIMIT =
  /\b(?:recommend\w*|guidelines?|MTUS|ODG|ACOEM|up to|maximum|allow(?:s|ed)?|trial|total of|indicated for|supports?)\b/i;
/** A guideline's list: `9 visits over 8 weeks`. */
const OVER_WEEKS = /^ over \d/;
/** A sentence about the patient or the request, whose numbers are no limits. */
const OF_PATIENT =
  /\b(?:request\w*|patient|worker|claimant|applicant|completed|received|attended|previous(?:ly)?|prior|approved|authori[sz]ed|certified|has had|had been|documented|he|she)\b/i;
const DONE =
  /\b(?:completed|received|attended|previous(?:ly)?|prior|approved|authori[sz]ed|certified|has had|have had|had been|to date|at least|underwent|undergone|documented)\b/i;
/** Treatment that went before, without its number: then nobody can add up. */
const UNCOUNTED =
  /\b(?:previous(?:ly)?|prior|past|completed|continu(?:e|ed|ing)|ongoing|additional|further|more|course of|has had|received|attended|underwent|undergone|to date|has included|unknown|unspecified|how many|number of)\b/i;

export const exceedsClaim: Rule = {
  code: 'exceeds-claim',
  title: 'The request is said to exceed a limit that it keeps',
  severity: 'information',
  source: 'LC 4610.6(c); 8 CCR 9792.21(c): the guideline that the rationale itself quotes',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports a rationale that says the request exceeds the guideline, although the visits requested, with all visits that the letter counts before, are no more than the smallest number that the rationale quotes as a limit. Where the sentence names what the limit is for (`after an injection`), that limit counts.',
  whyItMatters:
    'The reason given is then wrong by the letter\u2019s own numbers. A denial that rests on it can be attacked as a plainly erroneous finding of fact (LC 4610.6(h)).',
  whatToDo:
    'Count the visits. If the request keeps the limit, give another reason or change the decision; if earlier visits make it exceed, state their number.',
  examples: {
    wrong: [
      letterOf(
        'Physical therapy 2 times a week for 3 weeks',
        'The guidelines recommend up to 10 visits over 8 weeks. The request «exceeds» the guideline. It is not medically necessary.',
      ),
      letterOf(
        'Physical therapy 9 sessions',
        'ODG: Arthritis: 9 visits over 8 weeks. The requested amount of physical therapy is «in excess of» the guidelines. He completed a full course already. The request is not medically necessary.',
      ),
      letterOf(
        'Acupuncture 6 sessions',
        'MTUS recommends a trial of 6 visits and a total of up to 18. The requested sessions are «in excess of» the guidelines. The request is not medically necessary.',
      ),
    ],
    right: [
      letterOf(
        'Physical therapy 2 times a week for 6 weeks',
        'The guidelines recommend up to 10 visits over 8 weeks. The request exceeds the guideline. It is not medically necessary.',
      ),
      letterOf(
        'Additional physical therapy 2 times a week for 3 weeks',
        'The guidelines recommend up to 10 visits over 8 weeks. The request exceeds the guideline. It is not medically necessary.',
        'He completed 12 physical therapy visits.',
      ),
      letterOf(
        'Physical therapy 6 visits',
        'The guidelines recommend up to 10 visits. With the previous therapy the request exceeds the guideline. It is not medically necessary.',
        'Treatment to date has included physical therapy.',
      ),
      letterOf(
        'Physical therapy 6 visits',
        'The guidelines recommend up to 10 visits. The request does not exceed the guideline. It is medically necessary.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const { disputed, authorized, original, rationale } of decidedIssues(facts)) {
      const asked = quantityOf(disputed, 'visit');
      if (asked === null) continue;
      const sentence = rationale.sentences.find(
        ({ text }) => CLAIM.test(text) && REQUEST.test(text) && !DENIED_CLAIM.test(text),
      );
      const claim = sentence && CLAIM.exec(sentence.text);
      if (sentence === undefined || !claim) continue;
      const exceeded = sentence.text.slice(claim.index + claim[0].length);
      const limit = limitNamed(rationale, sentence, exceeded) ?? smallestLimit(rationale, sentence);
      if (limit === null || isForInjection(rationale, disputed)) continue;
      const given = original === null ? null : quantityOf(authorized, 'visit');
      if (original !== null && given === null) continue;
      const before = countedBefore(facts.summary, rationale, asked.most);
      // `The requested amount is in excess` speaks of the request alone, whatever went before.
      const alone = /\brequested (?:amount|number|quantity|duration) of\b/i.test(sentence.text);
      if (!alone && before === 0 && given === null && mayHaveGoneBefore(facts.summary, disputed, rationale)) continue;
      const total = asked.most + Math.max(given?.most ?? 0, before);
      if (total > limit.value || namesLess(exceeded, total)) continue;
      const start = sentence.start + claim.index;
      yield {
        ...rationale.place({ start, end: start + claim[0].length }),
        message: `The request (${said(asked)}${total === asked.most ? '' : `, ${total} with those before`}) is said to exceed the guideline, but the limit quoted is ${limit.value}. Correct the reason, or state the earlier visits that make it exceed.`,
        related: { ...rationale.place(limit), message: `The limit quoted is ${limit.value}.` },
      };
    }
  },
};

/** The smallest number of visits that the rationale quotes as a limit. */
function smallestLimit(rationale: Passage, claim: Sentence): Amount | null {
  let smallest: Amount | null = null;
  for (const amount of rationale.amounts) {
    if (amount.unit !== 'visit' || amount.role === 'frequency' || amount.value < 3) continue;
    const sentence = rationale.sentenceAt(amount.start);
    if (sentence === undefined) continue;
    const listed = OVER_WEEKS.test(rationale.text.slice(amount.end, amount.end + 12));
    if (!listed && !LIMIT.test(sentence.text)) continue;
    if (
      !listed &&
      sentence !== claim &&
      OF_PATIENT.test(sentence.text) &&
      !/^[^,]*\b(?:recommend|state)/i.test(sentence.text)
    )
      continue;
    if (
      sentence === claim &&
      !/\b(?:trial of|up to|maximum of|recommended|limit of|of)\s$/i.test(
        rationale.text.slice(sentence.start, amount.start),
      )
    )
      continue;
    if (smallest === null || amount.value < smallest.value) smallest = amount;
  }
  return smallest;
}

/** Whether the words of what is exceeded name a number that is: `the six-visit trial`, `the 3 visits that come first`. */
function namesLess(exceeded: string, total: number): boolean {
  for (const [words] of exceeded.matchAll(/\b\d+\b(?! ?(?:weeks?|months?|days?|%))|\b[a-z]{3,}(?=[ -])/gi)) {
    const number = /^\d/.test(words) ? Number(words) : numberOfWord(words);
    if (number !== null && number > 0 && number < total) return true;
  }
  return false;
}

/** The smallest limit for what the claim says is exceeded, of several for different troubles; `null` where it names none. */
function limitNamed(rationale: Passage, claim: Sentence, exceeded: string): Amount | null {
  const words = new Set(troublesIn(exceeded));
  let smallest: Amount | null = null;
  let from = 0;
  for (const amount of rationale.amounts) {
    if (amount.unit !== 'visit' || amount.role === 'frequency') continue;
    const sentence = rationale.sentenceAt(amount.start);
    if (sentence === undefined || sentence === claim) continue;
    const behind = /^[^.;,:]{0,60}/.exec(rationale.text.slice(amount.end, sentence.end))?.[0] ?? '';
    const around = `${rationale.text.slice(Math.max(from, sentence.start, amount.start - 80), amount.start)} ${behind}`;
    from = amount.end;
    if (OF_PATIENT.test(around) || !troublesIn(around).some((word) => words.has(word))) continue;
    if (smallest === null || amount.value < smallest.value) smallest = amount;
  }
  return smallest;
}

/** Words for what is treated, cut to their stems: `injection` for `injections`. */
function troublesIn(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]{6,}/g) ?? [])
    .filter((word) => !COMMON.test(word))
    .map((word) => word.slice(0, 6));
}

const COMMON =
  /^(?:guideline|recommend|treatment|therap|session|visits|request|exceed|physical|medic|medicine|california|chronic|number|amount|allowed|before|without|patient|worker|course|initial|criteria|maximum|should|complaint|support|schedul|official|disabilit|current)/;

/** The few visits that guidelines allow after an injection. */
const AFTER_INJECTION =
  /\binjection[^.;]{0,40}\b(?:(?:1|one)(?:-| to ))?(?:2|two) visits|\b(?:(?:1|one)(?:-| to ))?(?:2|two) visits[^.;]{0,40}\binjection/i;

/** Whether the few visits after an injection are quoted, and the patient had one: these then are the limit. */
function isForInjection(rationale: Passage, disputed: Passage): boolean {
  if (!AFTER_INJECTION.test(rationale.text)) return false;
  const isHis = ({ text }: Sentence) => /\binject/i.test(text) && OF_PATIENT.test(text) && !AFTER_INJECTION.test(text);
  return /\binject/i.test(disputed.text) || rationale.sentences.some(isHis);
}

/** The largest number of visits that the letter counts as done or granted before. */
function countedBefore(summary: Passage | null, rationale: Passage, asked: number): number {
  let most = 0;
  for (const passage of [summary, rationale]) {
    for (const amount of passage?.amounts ?? []) {
      if (kindOf(amount) !== 'visit' || amount.role === 'frequency') continue;
      const sentence = passage?.sentenceAt(amount.start);
      if (sentence === undefined || !DONE.test(sentence.text)) continue;
      if (amount.value === asked && /request/i.test(sentence.text)) continue;
      most = Math.max(most, amount.value);
    }
  }
  return most;
}

/** Whether the same therapy may have been given before, without a number. */
function mayHaveGoneBefore(summary: Passage | null, disputed: Passage, rationale: Passage): boolean {
  if (UNCOUNTED.test(disputed.text)) return true;
  const names = new Set(disputed.services.map(({ id }) => id));
  if (summary !== null) {
    for (const { id, start } of summary.services) {
      const sentence = summary.sentenceAt(start);
      if (names.has(id) && sentence !== undefined && UNCOUNTED.test(sentence.text)) return true;
    }
  }
  return rationale.sentences.some(({ text }) => OF_PATIENT.test(text) && UNCOUNTED.test(text));
}

/** A made-up letter for the examples. */
function letterOf(item: string, rationale: string, summary?: string): string {
  return exampleLetter([{ item, rationale }], summary);
}
