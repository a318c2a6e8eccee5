/** Folding of sections, issues and parts. */

import type { Letter, Node, Range } from '../letter/letter';

/** The stretches to fold, outer ones first; each begins on the line that stays visible and ends with its last text. */
export function foldingRanges(letter: Letter): Range[] {
  if (letter.format === null) return [];
  const ranges: Range[] = [];
  const add = (node: Node): void => {
    const text = letter.text.slice(node.start, node.end);
    const start = node.start + (text.length - text.trimStart().length);
    const end = node.start + text.trimEnd().length;
    const foldable = node.kind !== 'letter' && node.kind !== 'heading' && node.kind !== 'leadIn' && !coversParent(node);
    if (foldable && end > start && /[\r\n]/.test(letter.text.slice(start, end))) ranges.push({ start, end });
    for (const child of node.children) add(child);
  };
  add(letter);
  return ranges;
}

/** Text under a heading folds with its section, not by itself. */
function coversParent({ kind }: Node): boolean {
  return kind === 'narrative' || kind === 'headerTable' || kind === 'text';
}
