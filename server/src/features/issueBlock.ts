/**
 * A whole issue of the form to fill in: item line with its decision, both guideline lines, rationale with its conclusion.
 *
 * Nothing is decided by leaving a field as it is: where there is a choice, a placeholder stands in front. A guideline line
 * is one field, because completion follows its grammar and knows the item and the day of the decision.
 */

import type { LetterFormat, PartForm } from '../letter/formats/index';
import { type Field, field, snippetText, type Template } from './template';

/** The decisions on an issue; whether a whole case is partly overturned follows from its issues. */
const decision: Field = { choices: ['[INSERT decision]', 'Upheld', 'Overturned'] };

/** The conclusion without which a determination does not say what it has to (8 CCR 9792.10.6(d)). */
const conclusion: Field = {
  choices: ['[INSERT is or is not] medically necessary', 'is not medically necessary', 'is medically necessary'],
};

/** The parts of an issue in the order of the form, a blank line between them. Empty for a format without labelled parts. */
export function issueTemplate(format: LetterFormat): Template {
  if (!hasIssueBlocks(format)) return [];
  const template: (string | Field)[] = [field('disputed item or service'), ': ', decision];
  for (const part of format.parts) template.push('\n\n', `${part.label} `, ...contentOf(part));
  return template;
}

/** The same as snippet text whose fields are numbered from `firstField`. Empty for a format without labelled parts. */
export function issueBlock(format: LetterFormat, firstField = 1): string {
  return snippetText(issueTemplate(format), firstField);
}

/** Whether letters of a format have issues of an item line with labelled parts. */
export function hasIssueBlocks(format: LetterFormat): boolean {
  return format.items.style === 'decision-line' && format.parts.length > 0;
}

function contentOf(part: PartForm): Template {
  if (part.kind === 'rationale') {
    return [
      field('what the guideline says, what the records show, and how the one applies to the other'),
      '. As such, the request ',
      conclusion,
      '.',
    ];
  }
  return [field('guideline')];
}
