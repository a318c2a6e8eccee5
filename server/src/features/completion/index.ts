/**
 * What is offered at a place of a letter.
 *
 * The providers are asked in turn and answer only where the form goes on: behind an item's colon, on the line of a list,
 * at the start of a line or of a sentence. In the middle of prose none of them says anything.
 */

import type { Letter } from '../../letter/letter';
import { type Completion, type CompletionProvider, type CompletionRequest, placeAt } from './completion';
import { credentialCompletions } from './credentials';
import { decisionCompletions } from './decisions';
import { headerCompletions } from './header';
import { itemCompletions, requestedItemCompletions } from './items';
import { partLabelCompletions } from './partLabels';
import { rationaleCompletions } from './rationale';
import { wholeIssueCompletions } from './wholeIssue';

export type { Completion, CompletionKind, CompletionRequest } from './completion';

/** In the order in which their offers stand in the list. A new provider is a new file and a line here. */
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
  const place = placeAt(letter, offset, request);
  // The author's own notes are no part of the letter.
  if (letter.notes.some(({ start, end }) => start <= place.offset && place.offset <= end)) return [];
  return providers.flatMap((provider) => provider(place));
}
