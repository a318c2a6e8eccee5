/**
 * Where an item may begin: a whole issue with its fields. A client with static texts of its own (`issue`) is not offered
 * the same thing a second time.
 */

import type { PartKind } from '../../letter/letter';
import type { CompletionProvider } from './completion';
import { itemParagraphAt } from './itemLines';
import { begins, formOf, typedLine, withFields } from './typing';

const label = 'Issue with all its parts';

export const wholeIssueCompletions: CompletionProvider = (place) => {
  if (place.trigger !== null || place.hasStandardText) return [];
  const typed = typedLine(place);
  const form = formOf(place.letter);
  if (typed === null || form === null || !begins(label, typed.text)) return [];
  if (itemParagraphAt(place)?.start !== typed.start) return [];
  const newText = [gaps.item, ...form.parts.map((part) => `${part.label} ${gaps[part.kind]}`)].join('\n\n');
  const range = { start: typed.start, end: typed.end };
  return [{ label, kind: 'item', documentation: newText, range, newText, ...withFields(newText) }];
};

const gaps: Readonly<Record<PartKind, string>> = {
  item: '[INSERT disputed item or service]: [INSERT decision]',
  claimsAdministratorGuideline: '[INSERT guideline of the claims administrator]',
  reviewerGuideline: '[INSERT guideline of the expert reviewer]',
  rationale: '[INSERT rationale with its conclusion]',
};
