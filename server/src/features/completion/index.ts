/**
 * What is offered at a place of a letter.
 *
 * Inside a citation the grammar of guideline lines alone speaks. Elsewhere the providers are asked in turn and answer
 * only where the form goes on: behind an item's colon, on the line of a list, at the start of a line or of a sentence. In
 * the middle of prose none of them says anything. A place that waits to be filled in is taken for an empty one.
 */

import type { Letter, Range } from '../../letter/letter';
import { noteMark } from '../../letter/notes';
import { parseLetter } from '../../letter/parse';
import { findPlaceholders } from '../../letter/placeholders';
import { askedPlace, type Completion, type CompletionProvider, type CompletionRequest, type Place } from './completion';
import { credentialCompletions } from './credentials';
import { decisionCompletions } from './decisions';
import { guidelineLine } from './guidelineLine';
import { headerCompletions } from './header';
import { itemCompletions, requestedItemCompletions } from './items';
import { partLabelCompletions } from './partLabels';
import { rationaleCompletions } from './rationale';
import { wholeIssueCompletions } from './wholeIssue';

export type { Completion, CompletionKind, CompletionRequest } from './completion';

/** What is asked outside of citations, in the order of the list. A new provider is a new file and a line here. */
const providers: readonly CompletionProvider[] = [
  decisionCompletions,
  headerCompletions,
  credentialCompletions,
  partLabelCompletions,
  rationaleCompletions,
  requestedItemCompletions,
  wholeIssueCompletions,
  itemCompletions,
];

/** The offers at an offset, the likeliest first; offsets outside the text are taken for its ends. */
export function completions(letter: Letter, offset: number, request: CompletionRequest = {}): Completion[] {
  const place = askedPlace(letter, offset, request);
  // The author's own notes are no part of the letter.
  if (letter.source.slice(place.lineStart, place.offset).trimStart().startsWith(noteMark)) return [];
  const gap = place.trigger === null ? gapAt(place) : null;
  return gap === null ? offersAt(place) : insteadOf(gap, letter, request);
}

function offersAt(place: Place): Completion[] {
  const cited = guidelineLine(place);
  if (cited.length > 0 && !followsSentence(place)) return [...cited];
  return [...providers.flatMap((provider) => provider(place)), ...cited];
}

/** The placeholder that the cursor touches, such as `[INSERT guideline]` in a new letter. */
function gapAt({ lineStart, before, after, offset }: Place): Range | null {
  for (const { start, end } of findPlaceholders(before + after)) {
    if (lineStart + start <= offset && offset <= lineStart + end)
      return { start: lineStart + start, end: lineStart + end };
  }
  return null;
}

/** What would be offered if the placeholder were not there; each offer takes its place. */
function insteadOf(gap: Range, letter: Letter, request: CompletionRequest): Completion[] {
  const { source } = letter;
  const emptied = parseLetter(source.slice(0, gap.start) + source.slice(gap.end));
  return offersAt(askedPlace(emptied, gap.start, request)).map((offer) => {
    const range = { start: offer.range.start, end: offer.range.end + gap.end - gap.start };
    // Editors compare an offer with what stands before the cursor, which is the placeholder now.
    return { ...offer, range, filterText: source.slice(range.start, range.end) };
  });
}

/**
 * Whether the lines of the part above the cursor end with a sentence, so that the next line may be another part: a line end
 * inside a citation is an accident of the layout.
 */
function followsSentence({ letter, part, lineStart }: Place): boolean {
  return part !== null && /[.?!]["')\]\u201d]?$/.test(letter.text.slice(part.start, lineStart).trimEnd());
}
