/**
 * The letter as a series of stretches of lines, each with what the form wants of it: how it stands to what is before it,
 * which lines are one, and where a single blank belongs. The form is that of the snippets: headings at the margin, one
 * line for each paragraph, one header field on a line, one blank line between the parts.
 */

import { hasKnownLayout } from '../../letter/forms';
import type { Item, Letter, Node, Part, Range, Section } from '../../letter/letter';
import { isSpace, skipSpace } from '../../letter/text';

export type StretchKind = 'heading' | 'leadIn' | 'header' | 'credentials' | 'item' | 'guideline' | 'rationale' | 'text';

/** How a stretch follows what is before it. */
export type Gap =
  /** After one blank line. */
  | 'blankLine'
  /** On the next line. */
  | 'nextLine'
  /** The form says nothing: a blank line where one is now. */
  | 'asItStands'
  /** In the middle of a sentence that began before. */
  | 'goesOn';

export interface Stretch {
  readonly kind: StretchKind;
  /** The lines, `endLine` exclusive, the blank ones behind the text too. */
  readonly firstLine: number;
  readonly endLine: number;
  readonly gap: Gap;
  /** The lines that begin before this offset are one: a heading, a label, an item with its decision, a lead-in. */
  readonly wholeUntil: number;
  /** The end of the stretch's label, -1 where there is none. */
  readonly labelEnd: number;
  /** Whether the form has a label's text on the label's line. The letters of 2013 have it on the next. */
  readonly labelTakesText: boolean;
  /** White space that the form has as one blank: behind a label's colon, before a decision. May be empty. */
  readonly blanks: readonly Range[];
}

/** The stretches of a letter in the order of its lines; joined they are all lines but those before the first text. */
export function stretchesOf(letter: Letter): Stretch[] {
  const stretches: Stretch[] = [];
  const known = hasKnownLayout(letter);
  const { lines } = letter.layout;
  let line = 0;
  const add = (section: Section, node: Node, before: Node | undefined) => {
    const firstLine = line;
    while (line < lines.length && (lines[line]?.start ?? 0) < node.end) line += 1;
    if (firstLine === line) return;
    const isPart = node.kind === 'item' || guidelineKinds.has(node.kind) || node.kind === 'rationale';
    const part = isPart ? (node as Part) : null;
    const start = letter.layout.startOf(firstLine);
    const leadInEnd = section.leadIn?.end ?? 0;
    const goesOn = leadInEnd > start && section.leadIn !== null && section.leadIn.start < start;
    stretches.push({
      kind: kindOf(node),
      firstLine,
      endLine: line,
      gap: goesOn ? 'goesOn' : known ? gapBefore(node, before) : 'asItStands',
      wholeUntil: wholeUntil(section, node, part),
      labelEnd: part?.label?.end ?? -1,
      labelTakesText: known && letter.text.charAt((part?.label?.end ?? 0) - 1) === ':',
      blanks: part === null ? [] : blanksOf(letter, part),
    });
  };
  for (const section of letter.sections) {
    let before: Node | undefined;
    for (const child of section.children) {
      for (const node of child.kind === 'issue' ? child.children : [child]) {
        add(section, node, before);
        before = node;
      }
    }
  }
  return stretches;
}

const guidelineKinds: ReadonlySet<string> = new Set(['claimsAdministratorGuideline', 'reviewerGuideline']);

function kindOf({ kind }: Node): StretchKind {
  if (guidelineKinds.has(kind)) return 'guideline';
  if (kind === 'headerTable') return 'header';
  if (kind === 'heading' || kind === 'leadIn' || kind === 'credentials' || kind === 'item' || kind === 'rationale')
    return kind;
  return 'text';
}

function gapBefore(node: Node, before: Node | undefined): Gap {
  switch (kindOf(node)) {
    case 'heading':
    case 'item':
    case 'guideline':
    case 'rationale':
      return 'blankLine';
    case 'leadIn':
      return before?.kind === 'heading' ? 'nextLine' : 'blankLine';
    case 'credentials':
      return before === undefined ? 'asItStands' : 'blankLine';
    case 'text':
      if (before?.kind === 'heading') return 'nextLine';
      return before?.kind === 'leadIn' ? 'blankLine' : 'asItStands';
    default:
      return 'asItStands';
  }
}

function wholeUntil(section: Section, node: Node, part: Part | null): number {
  if (node.kind === 'heading') return section.heading?.end ?? 0;
  if (part?.kind === 'item') return (part as Item).decision?.end ?? 0;
  if (part !== null) return part.label?.end ?? 0;
  const leadIn = section.leadIn;
  return leadIn !== null && leadIn.end > node.start && section.kind !== 'reviewer' ? leadIn.end : 0;
}

function blanksOf(letter: Letter, part: Part): Range[] {
  const { text } = letter;
  const behind = (mark: number): Range => ({ start: mark, end: skipSpace(text, mark, part.end) });
  if (part.label !== null) return text.charAt(part.label.end - 1) === ':' ? [behind(part.label.end)] : [];
  const decision = part.kind === 'item' ? (part as Item).decision : null;
  if (decision === null) return [];
  let colon = decision.start;
  while (colon > part.start && isSpace(text.charCodeAt(colon - 1))) colon -= 1;
  return text.charAt(colon - 1) === ':' ? [{ start: colon, end: decision.start }] : [];
}
