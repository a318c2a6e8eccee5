/** A letter drawn as a tree with the beginning of each leaf's text, for tests of the parser. */

import type { Letter, Node } from '../../server/src/letter/letter';

/** One line a node: its kind and, for leaves, its text with white space folded and cut. */
export function drawTree(letter: Letter): string {
  const drawn: string[] = [];
  const draw = (node: Node, depth: number): void => {
    const text = letter.text.slice(node.start, node.end).replace(/\s+/g, ' ').trim();
    const shown = node.children.length > 0 ? '' : ` ${text.length > 48 ? `${text.slice(0, 48)}...` : text}`;
    drawn.push(`${'  '.repeat(depth)}${node.kind}${shown.trimEnd()}`);
    for (const child of node.children) draw(child, depth + 1);
  };
  for (const section of letter.children) draw(section, 0);
  return drawn.join('\n');
}

/** What is wrong with a tree: `null` where its nodes nest, are in order, leave nothing out, and end at line ends. */
export function faultInTree(letter: Letter): string | null {
  const { text } = letter;
  let joined = '';
  const walk = (node: Node): string | null => {
    if (node.start > node.end) return `${node.kind} ends before it begins`;
    if (node.children.length === 0) {
      joined += text.slice(node.start, node.end);
      const before = text.slice(0, node.start);
      if (before !== '' && !/(?:[\n\f]|\r)$/.test(before)) return `${node.kind} begins inside a line`;
      return null;
    }
    let at = node.start;
    for (const child of node.children) {
      if (child.start !== at) return `${child.kind} does not begin where the node before it ends`;
      const fault = walk(child);
      if (fault !== null) return fault;
      at = child.end;
    }
    return at === node.end ? null : `${node.kind} does not end with its last child`;
  };
  if (letter.start !== 0 || letter.end !== text.length) return 'the letter does not cover the text';
  const fault = walk(letter);
  if (fault !== null) return fault;
  return joined === (letter.children.length === 0 ? '' : text) || text === ''
    ? null
    : 'the leaves joined are not the text';
}
