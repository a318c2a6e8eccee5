/**
 * A request of which the claims administrator authorized a part: the item line says so in three sentences, in one of two
 * forms. What the item line says now becomes the original request; the rest are fields.
 */

import { fields } from '../../letter/formText';
import type { Letter } from '../../letter/letter';
import { holdsNote, issueAt, type Refactoring } from './refactoring';

/** Both forms, at an item line that is in neither yet. */
export function partlyAuthorized(letter: Letter, offset: number): Refactoring[] {
  const item = letter.issues[issueAt(letter, offset)]?.item;
  if (item == null || offset > item.end || item.partlyAuthorized !== null || item.body.text === '') return [];
  if (holdsNote(letter, item)) return [];
  const { body, decision } = item;
  // A colon that waits for the decision, or a full stop, is no part of the request.
  const request = body.text.replace(/[\s.,;:]+$/, '');
  const start = body.end - (/[\s.,;:]*$/.exec(letter.text.slice(body.start, body.end))?.[0].length ?? 0);
  if (request === '') return [];
  const form = (title: string, sentences: string): Refactoring => ({
    title,
    kind: 'refactor.rewrite',
    edits: [
      {
        start,
        end: body.end,
        newText: ` was the original request. ${sentences} is${decision === null ? `: ${fields.decision}` : ''}`,
      },
    ],
  });
  return [
    form(
      'Partly authorized: decide the part that remains',
      '[INSERT part that was authorized] was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, [INSERT part that remains]',
    ),
    form(
      'Partly authorized: something else was authorized instead',
      `The Claims Administrator authorized [INSERT what was authorized], leaving the original request IMR eligible. The original request, ${request}`,
    ),
  ];
}
