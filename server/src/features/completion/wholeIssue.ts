/**
 * Where an item may begin: a whole issue with its fields. A client with static texts of its own (`issue`) is not offered
 * the same thing a second time.
 */

import { offeredForm } from '../../letter/forms';
import { issueParagraphs } from '../../letter/formText';
import type { CompletionProvider } from './completion';
import { itemParagraphAt } from './itemLines';
import { begins, typedLine, withFields } from './typing';

const label = 'Issue with all its parts';

/** One offer, where an item may begin and what was typed begins its label. */
export const wholeIssueCompletions: CompletionProvider = (place) => {
  if (place.trigger !== null || place.hasStandardText) return [];
  const typed = typedLine(place);
  const form = offeredForm(place.letter);
  if (typed === null || form === null || !begins(label, typed.text)) return [];
  if (itemParagraphAt(place)?.start !== typed.start) return [];
  const newText = issueParagraphs(form).join('\n\n');
  const range = { start: typed.start, end: typed.end };
  return [{ label, kind: 'item', documentation: newText, range, newText, ...withFields(newText) }];
};
