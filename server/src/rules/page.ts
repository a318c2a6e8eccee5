/** A rule's page: what it reports, why it matters and what to do, with its examples. In `docs/rules/` and in the editor. */

import type { FixSafety, Rule } from './rule';

const fixes: Readonly<Record<FixSafety, string>> = {
  safe: 'safe: it may also be applied to the whole letter at once, or on save',
  unsafe: 'to be chosen one by one: it is never applied with others or on save',
};

/** The page as Markdown; ends with a line break. */
export function rulePage(rule: Rule): string {
  const { severity, offBecause, fixSafety } = rule;
  const fix = fixSafety === undefined ? '' : `| Fix | ${fixes[fixSafety]} |\n`;
  const off =
    offBecause === undefined ? '' : `\n## Why it is off\n\n${offBecause} The setting \`imr.rules\` turns it on.\n`;
  return `# ${rule.code}

${rule.title}.

| | |
| --- | --- |
| Severity | ${severity} |
| Source | ${rule.source} |
| Letter formats | ${rule.formats.join(', ')} |
${fix}${off}
## What it reports

${rule.whatItDoes}

## Why it matters

${rule.whyItMatters}

## What to do

${rule.whatToDo}

## Reported

${rule.examples.wrong.map(fenced).join('\n')}
## Not reported

${rule.examples.right.map(fenced).join('\n')}`;
}

function fenced(example: string): string {
  return `\`\`\`text\n${underlined(example)}\n\`\`\`\n`;
}

/** Shows the range between « and » as a line of ^ under the text. */
function underlined(example: string): string {
  const lines: string[] = [];
  let open = false;
  for (const line of example.trimEnd().split('\n')) {
    let text = '';
    let marks = '';
    for (const character of line) {
      if (character === '«') open = true;
      else if (character === '»') open = false;
      else {
        text += character;
        marks += open ? '^' : ' ';
      }
    }
    lines.push(text);
    if (marks.includes('^')) lines.push(marks.trimEnd());
  }
  return lines.join('\n');
}
