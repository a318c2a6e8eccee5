/**
 * Text with `[INSERT ...]` in it as a snippet with fields, for clients that walk them with Tab. The field holds the same
 * words, so what is left unfilled is reported as a placeholder like any other.
 */

import { decisionValues } from '../letter/decisions';
import { fields } from '../letter/formText';

/**
 * Fields with only a few answers; the first one stands there until another is chosen. What decides is asked for: nothing is
 * decided by going on. The priority is `Standard` in nearly every letter.
 */
const choices: Readonly<Record<string, readonly string[]>> = {
  [fields.decision]: [fields.decision, ...decisionValues],
  [fields.conclusion]: [fields.conclusion, 'is not medically necessary', 'is medically necessary'],
  [fields.priority]: ['Standard', 'Expedited'],
};

const FIELD = new RegExp(`${fields.conclusion.replace(/[[\]]/g, '\\$&')}|\\[INSERT [^\\]\\r\\n]{1,200}\\]`, 'g');

/** Whether a text holds a field. */
export function hasField(text: string): boolean {
  return text.search(FIELD) >= 0;
}

/**
 * The snippet, in the syntax of the Language Server Protocol. Several snippets of one change are numbered on from each
 * other: `first` is the number of the first field, `next` the one behind the last.
 */
export function fieldSnippet(text: string, first = 1): { readonly value: string; readonly next: number } {
  let next = first;
  let value = '';
  let behind = 0;
  for (const match of text.matchAll(FIELD)) {
    const [field] = match;
    value += escaped(text.slice(behind, match.index), /[\\$}]/g);
    const answers = choices[field];
    value +=
      answers === undefined
        ? `\${${next}:${escaped(field, /[\\$}]/g)}}`
        : `\${${next}|${answers.map((answer) => escaped(answer, /[\\,|]/g)).join(',')}|}`;
    next += 1;
    behind = match.index + field.length;
  }
  return { value: value + escaped(text.slice(behind), /[\\$}]/g), next };
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, '\\$&');
}
