/** The reviewer's qualifications: licensure and specialties, from the credentials lines or from the HOW paragraph. */

import { splitSpecialties } from '../reference/specialties';
import type { Reviewer, TextSpan } from './letter';
import type { Layout } from './lines';
import { maxSlips } from './marks';
import { matchPhrase, Opening, Squeezed, squeeze } from './phrases';
import { FoldedText } from './text';

export interface CredentialLines {
  /** The lines that the credentials take, `endLine` exclusive. */
  readonly firstLine: number;
  readonly endLine: number;
  readonly licensure: readonly TextSpan[];
  readonly specialties: readonly TextSpan[];
}

const labels = [
  { name: 'opening', squeezed: squeeze('The Expert Reviewer has the following credentials:') },
  { name: 'licensure', squeezed: squeeze('State(s) of Licensure:') },
  { name: 'specialties', squeezed: squeeze('Certification(s)/Specialty:') },
] as const;

/** Read anew for each line. */
const opening = new Opening();

/** Finds the credentials lines between two lines; `null` where there are none. */
export function parseCredentials(layout: Layout, firstLine: number, endLine: number): CredentialLines | null {
  let first = -1;
  let end = -1;
  const values: Record<'licensure' | 'specialties', TextSpan[]> = { licensure: [], specialties: [] };
  for (let index = firstLine; index < endLine; index += 1) {
    const label = layout.isBlank(index) ? null : labelAt(layout, index, endLine);
    if (label === null) continue;
    if (first < 0) first = index;
    // A label may wrap over lines; what follows it begins on its last one.
    let last = index + 1;
    while (last < endLine && layout.startOf(last) < label.end) last += 1;
    for (let next = layout.nextText(last, endLine); next < endLine; next = layout.nextText(last, endLine)) {
      if (layout.breakBefore(next) === 'paragraph' || labelAt(layout, next, endLine) !== null) break;
      last = next + 1;
    }
    end = last;
    if (label.name !== 'opening') {
      const list = values[label.name];
      for (const part of splitList(layout.text, label.end, layout.startOf(last), label.name)) list.push(part);
    }
    index = last - 1;
  }
  return first < 0 ? null : { firstLine: first, endLine: end, ...values };
}

/** Whether one of the credentials' labels begins on a line. */
export function isCredentialLabel(layout: Layout, index: number, endLine: number): boolean {
  return labelAt(layout, index, endLine) !== null;
}

function labelAt(layout: Layout, index: number, endLine: number) {
  const line = layout.line(index);
  opening.read(layout.text, line.contentStart, layout.startOf(Math.min(index + 3, endLine)));
  if (!labels.some(({ squeezed }) => opening.mayBegin(squeezed))) return null;
  const head = new Squeezed(layout.text, line.contentStart, layout.startOf(Math.min(index + 3, endLine)), 52);
  for (const { name, squeezed } of labels) {
    const match = matchPhrase(head.text, squeezed, maxSlips);
    if (match !== null) return { name, end: head.offsetBehind(match.length) };
  }
  return null;
}

function splitList(text: string, start: number, end: number, kind: 'licensure' | 'specialties'): TextSpan[] {
  const folded = new FoldedText(text, start, end);
  if (kind === 'specialties') return splitSpecialties(folded.text).map((part) => folded.span(part.start, part.end));
  return splitStates(folded, 0, folded.text.length);
}

/** Splits at commas, semicolons, slashes and the word "and"; no state's name holds any of them. */
function splitStates(folded: FoldedText, from: number, to: number): TextSpan[] {
  const states: TextSpan[] = [];
  let start = from;
  for (const match of folded.text.slice(0, to).matchAll(/[,;/&]|\band\b|\.?$/gi)) {
    if (match.index < start) continue;
    const state = folded.span(start, match.index);
    if (state.text !== '') states.push(state);
    start = match.index + match[0].length;
  }
  return states;
}

/**
 * Reads `The expert reviewer is Board Certified in <specialties>[, has a subspecialty in <specialties>] and is licensed to
 * practice in <states>.` from a paragraph; empty lists where the sentence is not there.
 */
export function parseBoardCertifiedSentence(text: string, start: number, end: number): Reviewer {
  const folded = new FoldedText(text, start, end);
  const lower = folded.text.toLowerCase();
  const certified = /board[- ]?certified in /.exec(lower);
  const licensed = lower.indexOf('licensed to practice in ');
  const specialties: TextSpan[] = [];
  const licensure: TextSpan[] = [];
  if (certified !== null) {
    const from = certified.index + certified[0].length;
    const stop = licensed > from ? licensed : lower.indexOf('.', from);
    const clause = folded.text
      .slice(from, stop < 0 ? folded.text.length : stop)
      .replace(/,?\s*(?:and )?(?:is )?$/i, '');
    const sub = /,?\s*(?:and )?has a sub-?specialty in /i.exec(clause);
    const lists =
      sub === null
        ? [[0, clause.length] as const]
        : ([
            [0, sub.index],
            [sub.index + sub[0].length, clause.length],
          ] as const);
    for (const [a, b] of lists) {
      for (const part of splitSpecialties(clause.slice(a, b)))
        specialties.push(folded.span(from + a + part.start, from + a + part.end));
    }
  }
  if (licensed >= 0) {
    const from = licensed + 'licensed to practice in '.length;
    const stop = folded.text.indexOf('.', from);
    for (const state of splitStates(folded, from, stop < 0 ? folded.text.length : stop)) licensure.push(state);
  }
  return { licensure, specialties };
}
