/** Days in the prose of a rationale that come from no record: those of guidelines, and those reckoned from another day. */

import { caseless } from '../letter/caseless';
import { mtusChapters } from '../reference/guidelines';
import { type Day, daysBetween } from './days';
import { numberOfWord } from './numberWords';
import type { Reading, Stretch } from './reading';

/** What is published, and adopted or replaced on a day. */
const PUBLISHED =
  '(?:editions?|versions?|texts?|chapters?|sections?|guid(?:elines?|ance|e)|mtus|acoem|odg|schedule|regulations?|rules?|fda|labels?|labell?ing|prescribing information|pages?|web ?sites?|sites?|articles?|stud(?:y|ies)|reviews?|statements?|bulletins?|polic(?:y|ies)|entry|entries|topics?|criteria|one)';
const HAPPENED =
  '(?:replac(?:ed|es)|supersed(?:ed|es)|adopted|repealed|withdrawn|retired|lapsed|in (?:force|effect)|into (?:force|effect)|took effect|takes effect|(?:became|becomes|is|was|being)? ?effective|published|posted|released|updated?|revis(?:ed|ion)|amended|issued|approv(?:ed|al)|accessed|retrieved|consulted|viewed|visited|downloaded|last (?:reviewed|updated|checked)|governs?|governed|counts?|applie[sd]|applies|valid|current|dated|printed|read|seen|searched|checked)';
/** Whose doings are no guideline's. */
const PERSON =
  /\b(?:patient|worker|claimant|applicant|employee|he|she|his|her|request(?:ed|s)?|provider|physician|doctor|surgeon|therapist|notes?|progress|visits?|records?|mri|x-?rays?|exam\w*|authoriz\w*|denied|denial|injury|surgery|therapy)\b/i;

const LED_IN = caseless(
  new RegExp(
    String.raw`\b${PUBLISHED}\b([^.;]{0,70}?)\b${HAPPENED}\b([^.;]{0,30})$|\b(?:accessed|retrieved|downloaded|visited)(?: (?:on|at))?[^.;]{0,20}$`,
    'i',
  ),
);
const LED_OUT = caseless(
  new RegExp(
    String.raw`^([^.;]{0,50}?)\b(?:${PUBLISHED}\b[^.;]{0,50}?\b${HAPPENED}|(?:replaced|superseded|governs?|applie[sd]) [^.;]{0,30}?\b${PUBLISHED})\b`,
    'i',
  ),
);

let adopted: ReadonlySet<string> | undefined;

/** The days on which editions of the MTUS came into force or were replaced. */
function daysOfTheMtus(): ReadonlySet<string> {
  adopted ??= new Set(
    mtusChapters.flatMap(({ editions }) =>
      editions.flatMap(({ from, to }) => [from, to].filter((day) => day !== undefined)),
    ),
  );
  return adopted;
}

/** Whether a day is one of a guideline's own history: it came into force, was replaced, was looked up. */
export function isDayOfGuideline(sentence: string, { start, end }: Stretch, day: string): boolean {
  if (daysOfTheMtus().has(day)) return true;
  const before = LED_IN.exec(sentence.slice(Math.max(0, start - 160), start));
  if (before !== null && !PERSON.test(before[0])) return true;
  const behind = LED_OUT.exec(sentence.slice(end, end + 160));
  return behind !== null && !PERSON.test(behind[0]) && !PERSON.test(sentence.slice(Math.max(0, start - 40), start));
}

const SPAN = caseless(
  /\b(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|eighteen|twenty|thirty|sixty|ninety)(?: \(\d{1,3}\))?[ -](day|week|month|year)s?\b/gi,
);
const DAYS_IN: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.44, year: 365.25 };
/** Months and years are told as whole ones. */
const SLACK: Readonly<Record<string, number>> = { day: 1, week: 2, month: 4, year: 4 };

/** Lengths of time, in days, with how far a day that is reckoned by them may be off. */
export interface Span {
  readonly days: number;
  readonly slack: number;
}

/** That a length of time came to its end: in the words before its day, and in those behind it. */
const ENDS =
  /\b(?:ran out|runs? out|end(?:s|ed|ing)?|expir(?:es|ed|ing)|elapsed|lapsed?|closed?|closes|was (?:up|over)|is (?:up|over)|over|up|until|till|through|to|due|finish(?:es|ed)?|complet(?:es?|ed)|reached|passed|last(?:s|ed)|not before|falls?|fell|takes? (?:it|him|her|us)|brings?|that is|would be|will be)\b[^.;]{0,30}$/i;
const ENDED =
  /^[^.;]{0,20}?\b(?:the (?:end|last day|close)|it (?:ended|ran out)|(?:the )?(?:\w+ )?(?:period|window|interval|time|course|limit|term) (?:ended|ran out|was (?:up|over)|expired|closed))\b/i;

/**
 * The lengths of time that the sentence of a day and the one before it name, where the day is told as an end: `16 visits
 * in 4 months; the period ran out on`. None where it is told as anything else.
 */
export function spansEndingAt({ sentences }: Reading, day: Day): readonly Span[] {
  const index = sentences.findIndex(({ end }) => day.start < end);
  const sentence = sentences[index];
  if (sentence === undefined) return [];
  const { start, text } = sentence;
  if (!ENDS.test(text.slice(0, day.start - start)) && !ENDED.test(text.slice(day.end - start))) return [];
  return [sentences[index - 1]?.text ?? '', text].flatMap((said) =>
    [...said.matchAll(SPAN)].map(([, count = '', unit = '']) => {
      const kind = unit.toLowerCase();
      const number = /^\d/.test(count) ? Number(count) : /^an?$/i.test(count) ? 1 : (numberOfWord(count) ?? 0);
      return { days: number * (DAYS_IN[kind] ?? 0), slack: SLACK[kind] ?? 0 };
    }),
  );
}

/** Whether a day lies one of the spans behind one of the days that are known. */
export function isReckoned(day: string, spans: readonly Span[], known: Iterable<string>): boolean {
  if (spans.length === 0) return false;
  for (const from of known) {
    if (from === '') continue;
    const apart = daysBetween(from, day);
    if (spans.some(({ days, slack }) => Math.abs(apart - days) <= slack)) return true;
  }
  return false;
}
