/** Which of the injuries and decisions that a passage tells of are those of this case, and not of its history. */

import type { DatedEvent } from './events';
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

/** Whether a decision that a passage tells of is the denial that this case is about, and not an earlier or later one. */
export function isDisputedDecision(passage: Passage, { sentence }: DatedEvent): boolean {
  const said = passage.text.slice(sentence.start, sentence.end);
  return !otherDecision.test(said) && (isAdverse.test(said) || !isFavorable.test(said));
}
