/** Which of the injuries and decisions that a passage tells of are those of this case, and not of its history. */

import { caseless } from '../letter/caseless';
import { withoutRanges } from '../letter/ranges';
import type { DatedEvent, EventKind } from './events';
import { FAMILY } from './otherPersons';
import type { Passage } from './passage';

/** Another injury than the one of this case. */
const otherInjury =
  /\b(?:prior|previous(?:ly)?|earlier|re-?injur\w*|another|second|third|subsequent|new|additional|cumulative|continuous|aggravat\w*|exacerbat\w*|flare|non-?industrial|history of (?:an? )?(?:injur|fall|motor)|first report|also|separate|other|unrelated|motor vehicle|mva|car accident)\b/i;
/** What is told of it behind its day. */
const otherInjuryBehind =
  /\b(?:resolved|closed|settled|(?:another|other|previous|prior|former|different) (?:employer|job|claim))\b/i;

/** Another decision than the one in dispute. */
const otherDecision =
  /\b(?:appeal\w*|reconsider\w*|re-?review\w*|resubmi\w*|second|subsequent|later|earlier|another|follow-? ?up review)\b/i;
const isFavorable = /(?:^|[^-])\b(?:certified|approved|authorized|certification of)\b/i;
const isAdverse =
  /\b(?:den(?:y|ied|ial)|non-? ?cert\w*|not (?:certified|approved|authorized|medically)|modif\w*|failed|did not)\b/i;

/** The days on which a passage puts the injury of this case, where they are not the header's. */
export function injuriesBeside(passage: Passage, day: string): DatedEvent[] {
  const injuries = passage.events.filter(({ kind, day: told }) => kind === 'injury' && told.day !== null);
  // A range of days or several injuries in one sentence: the header has one of them.
  const sound = new Set(injuries.filter((event) => event.day.day === day).map(({ sentence }) => sentence));
  return injuries.filter((event) => {
    const { sentence } = event;
    if (sound.has(sentence)) return false;
    if (otherInjuryBehind.test(passage.text.slice(event.end, sentence.end))) return false;
    return !otherInjury.test(passage.text.slice(sentence.start, event.end));
  });
}

/** A person of the letter, or a clause that goes on with what happened to the person. */
const person =
  '(?:he|she|they|who|and|(?:the )?(?:injured )?(?:worker|employee|patient|claimant|applicant|individual|party))';
const isHurt =
  '(?:(?:has|had|reportedly|allegedly|initially|originally|first) ){0,2}(?:injured|hurt|twisted|sprained|strained|fractured|broke|crushed|wrenched|dislocated)';
const ofPerson = '(?:his|her|their|the|both)';
/** `Injured her left knee on`, right before a day; group 1 is what was hurt, which must be parts of the body alone. */
const hurtBefore = new RegExp(
  `(?:^|\\b${person},? )${isHurt} ${ofPerson} ([^.;:,()\\d]{2,70}?)(?: (?:at work|on the job))? on (?:or about |approximately )?$`,
  'i',
);
/** `On 10/11/2016, she injured her left knee`, from behind the day on. */
const hurtBehind = new RegExp(`^,? ${person},? ${isHurt} ${ofPerson} ([^.;:,()\\d]{2,70})`, 'i');
const opensSentence = /^(?:reportedly,? )?on (?:or about |approximately )?$/i;
/** What was hurt again, by chance, in the operation or not at all. */
const otherHurt = caseless(
  new RegExp(
    `\\b(?:again|once more|at (?:his|her|the) (?:home|house|gym)|at home|at the gym|vacation|weekend|off (?:duty|work)|non-?work|playing|sports?|during|if|not|den(?:y|ies|ied)|${FAMILY}|co-?worker)\\b`,
    'i',
  ),
);
/** What follows upon an injury. */
const care = new Set<EventKind>(['decision', 'request', 'visit', 'record', 'study', 'surgery', 'therapy']);
/** A day is looked at that stands so far from the beginning of its sentence at most, in characters. */
const reach = 200;

/**
 * The days, `YYYY-MM-DD`, on which a passage says that the person hurt a part of the body, where that can be no other
 * injury than the one of this case. It is told without the word, so that nothing is held against the letter by it.
 */
export function daysOfHurt(passage: Passage): string[] {
  const { text, events, bodyParts } = passage;
  return passage.days.flatMap(({ day, start, end }) => {
    const sentence = passage.sentenceAt(start);
    if (day === null || sentence === undefined || start - sentence.start > reach) return [];
    const lead = text.slice(sentence.start, start);
    const before = hurtBefore.exec(lead);
    const behind = opensSentence.test(lead)
      ? hurtBehind.exec(text.slice(end, Math.min(sentence.end, end + reach)))
      : null;
    const told = before ?? behind;
    if (told === null) return [];
    const hurtStart = (before === null ? end : sentence.start) + told.index + told[0].lastIndexOf(told[1] ?? '');
    const hurtEnd = hurtStart + (told[1] ?? '').length;
    const parts = bodyParts.filter((part) => part.start >= hurtStart && part.end <= hurtEnd);
    const isPart =
      before === null
        ? parts[0]?.start === hurtStart
        : parts.length > 0 &&
          BETWEEN_PARTS.test(
            withoutRanges(
              text.slice(hurtStart, hurtEnd),
              parts.map(({ start: from, end: to }) => ({ start: from - hurtStart, end: to - hurtStart })),
            ),
          );
    const said = text.slice(sentence.start, sentence.end);
    if (!isPart || otherInjury.test(said) || otherInjuryBehind.test(said) || otherHurt.test(said)) return [];
    // Care that was given before is that of another injury.
    const isEarlier = (event: DatedEvent) => care.has(event.kind) && event.day.day !== null && event.day.day < day;
    return events.some(isEarlier) ? [] : [day];
  });
}

/** What may stand between parts of the body in a list of them. */
const BETWEEN_PARTS = /^(?:[ &]|\b(?:and|his|her|their|the|both|area|region)\b)*$/i;

/**
 * Whether a decision that a passage tells of is the denial that this case is about, and not an earlier or later one, nor
 * another thing that utilization review did on the day.
 */
export function isDisputedDecision(passage: Passage, event: DatedEvent): boolean {
  const said = passage.text.slice(event.sentence.start, event.sentence.end);
  return (
    !otherDecision.test(said) && (isAdverse.test(said) || !isFavorable.test(said)) && !isOtherAct(passage.text, event)
  );
}

/** What utilization review does beside deciding. */
const otherAct = caseless(
  /\b(?:spoke|speaks?|talk(?:s|ed)|call(?:s|ed)?|phoned?|telephoned?|contact(?:s|ed)?|reach(?:ed)?|discuss(?:es|ed|ions?)|conversation|conferred|conference|consulted|messages?|voicemail|fax(?:es|ed)?|e-?mail(?:s|ed)?|mailed|wrote to|peer[- ]to[- ]peer|attempt(?:s|ed)?|tried|ask(?:s|ed)?|requested|requests (?:more|further|additional|records?|information)|receiv(?:es|ed|ing)|receipt|acknowledged|began|begun|start(?:s|ed)|opened|initiated|commenced|assigned|forwarded|submitted|sent|resent|pended|deferred|delayed|postponed|extended|clarif(?:y|ied)|additional information|further information|more information)\b/i,
);
/** The day is that of something before the decision: `denied it after a visit on`. */
const decidedAfter = /\b(?:after|following|since|upon|despite|before|prior to|until|because of|citing)\b[^,;.]{1,60}$/i;
/** `received by utilization review on`, `sent to UR on`. */
const handedTo =
  /\b(?:received|sent|submitted|faxed|forwarded|referred|mailed|given|went|gone|returned)\b[^.;]{0,40}\b(?:by|to|for|into|at) (?:the )?$/i;

function isOtherAct(text: string, { start, end, sentence, words }: DatedEvent): boolean {
  if (handedTo.test(text.slice(Math.max(sentence.start, words.start - 80), words.start))) return true;
  if (words.end <= start) {
    const between = text.slice(words.end, start);
    return decidedAfter.test(between) || (otherAct.test(between) && !isAdverse.test(between));
  }
  // `On July 5, the UR nurse called`: up to the end of the clause.
  const behind = text.slice(Math.max(words.start, end), Math.min(sentence.end, words.end + 80));
  const [clause = ''] = /^[^,;.:]*/.exec(behind) ?? [];
  return otherAct.test(clause) && !isAdverse.test(clause);
}
