/** What is offered at a place of a letter, and the place itself. */

import type { Letter, Range } from '../../letter/letter';
import { type Place as LetterPlace, placeAt } from '../place';

export type CompletionKind =
  | 'decision'
  | 'item'
  | 'label'
  | 'heading'
  | 'value'
  | 'source'
  | 'chapter'
  | 'section'
  | 'page'
  | 'sentence'
  | 'abbreviation';

export interface Completion {
  /** What the list shows. */
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words behind the label: `in force on 01/25/2017`, `superseded 12/01/2017`. */
  readonly detail?: string;
  /** What a person should know before choosing, with its source; plain text. */
  readonly documentation?: string;
  /** The stretch that is replaced: it holds the offset, and what was typed of the offer stands before the offset. */
  readonly range: Range;
  /** The text that takes its place, as it stands in a letter; what is to be filled in stands as `[INSERT ...]`. */
  readonly newText: string;
  /** The same with fields (`${1:...}`) for clients that have them; absent where the text has none. */
  readonly snippet?: string;
  /** What typed text is compared with where that is not the label. */
  readonly filterText?: string;
  /** Still to be found in old letters, but no longer in force. */
  readonly superseded?: boolean;
  /** The grammar goes on behind this text, so that the next offer is wanted at once. */
  readonly continues?: boolean;
  /** There is more of its kind once more letters are typed, so that a client should ask again with the next one. */
  readonly isPartial?: boolean;
}

/** How the offers were asked for. */
export interface CompletionRequest {
  /** The character whose typing asked for them; `null` where a person asked by hand. */
  readonly trigger?: string | null;
  /** The client offers whole issues and letters by itself, as our own does with its static snippets. */
  readonly hasStandardText?: boolean;
}

/** Where the cursor is, and how the offers were asked for. */
export interface Place extends LetterPlace {
  /** As in {@link CompletionRequest}. */
  readonly trigger: string | null;
  readonly hasStandardText: boolean;
}

/** Offers for a place, the likeliest first; none where the provider has nothing to say. Pure and quick. */
export type CompletionProvider = (place: Place) => readonly Completion[];

/** The place of an offset. Offsets outside the text are taken for its ends. */
export function askedPlace(letter: Letter, offset: number, request: CompletionRequest = {}): Place {
  const { trigger = null, hasStandardText = false } = request;
  return { ...placeAt(letter, offset), trigger, hasStandardText };
}
