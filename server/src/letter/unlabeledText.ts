/** The rationale that stands in an issue without its label. */

import type { GuidelineLine, Issue, Letter } from './letter';
import { splitSentences } from './sentences';

/**
 * Where the text begins that stands without a label below the lines of an issue; `null` where there is none. A paragraph
 * that names guidelines is read as more of the guideline line, so there only what concludes on medical necessity is known
 * to be no citation. Linear in the issue.
 */
export function unlabeledText(letter: Letter, issue: Issue): number | 'unclear' | null {
  const { text } = letter;
  const last = issue.parts.at(-1);
  const line = last !== undefined && 'citations' in last ? last : null;
  const below = issue.children.at(-1);
  const strayStart = below?.kind === 'text' ? below.start : issue.end;
  const starts = paragraphStarts(letter, line?.body.start ?? strayStart, strayStart, issue.end);
  const isProse = (start: number, end: number) =>
    splitSentences(text, start, end).some(
      (sentence) => sentence.start !== line?.noneCited?.start && PROSE.test(sentence.text),
    );
  const endOf = (at: number) => starts[at + 1] ?? issue.end;
  const lastOwn = line === null ? -1 : lastSentenceStart(line);
  const isOwn = (start: number) => start <= lastOwn;
  if (starts.some((start, at) => isOwn(start) && isProse(start, endOf(at)))) return 'unclear';
  const first = starts.findIndex((start, at) => !isOwn(start) && isProse(start, endOf(at)));
  const start = starts[first];
  if (start === undefined) return null;
  const isLabeled = starts.slice(first).some((at) => OTHER_LABEL.test(text.slice(at, at + LONGEST_LABEL)));
  const isKnown = start >= strayStart || CONCLUSION.test(text.slice(start, issue.end));
  return isLabeled || !isKnown ? 'unclear' : start;
}

/** Where the last sentence of a guideline line's own begins; what names a chapter of the MTUS may be prose. */
function lastSentenceStart({ body, citations, outsideMtus, noneCited }: GuidelineLine): number {
  const other = citations.findLast(({ kind }) => kind === 'non-mtus')?.start ?? -1;
  return Math.max(body.start, other, outsideMtus?.start ?? -1, noneCited?.start ?? -1);
}

/** Where paragraphs begin from an offset on, there and at `strayStart` in any case. */
function paragraphStarts({ layout }: Letter, from: number, strayStart: number, end: number): number[] {
  const starts: number[] = [];
  for (let index = layout.lineAt(from); index < layout.lines.length && layout.startOf(index) < end; index += 1) {
    if (index < 0 || layout.isBlank(index)) continue;
    const { start, contentStart } = layout.line(index);
    const isNew = layout.beginsOnPurpose(index) || layout.breakBefore(index) === 'page';
    if (starts.length === 0) starts.push(Math.max(from, contentStart));
    else if (start >= strayStart && (starts.at(-1) ?? 0) < strayStart) starts.push(contentStart);
    else if (isNew && layout.endsSentence(layout.previous(index))) starts.push(contentStart);
  }
  return starts;
}

/** Verbs and words of a conclusion, which citations do not have. */
const PROSE =
  /\b(?:is|are|was|were|has|have|had|do|does|did|will|would|should|could|can|cannot|may|might|medical(?:ly)?\s+necess\w+)\b/i;
const CONCLUSION = /\bmedical(?:ly)?\s+(?:un)?necess/i;
const LONGEST_LABEL = 60;
/** A paragraph that begins with words and a colon may have a label in other words. */
const OTHER_LABEL = /^[A-Za-z][^.:;]{1,60}:/;
