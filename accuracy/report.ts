/** `docs/accuracy.md`: what the rules find on letters that were read by people, and what completion offers, as tables. */

import { rules } from '../server/src/rules/index';
import type { Severity } from '../server/src/rules/rule';
import { isUnread, limitOf, type Replayed } from './completion';
import type { Case } from './defects';
import { coveredKinds, type JudgedDefect, type JudgedFinding, kindsOf, type Seeded } from './measure';

/** What the rules found on the half they were not tuned on, when it was looked at for the first time. */
export type FirstLook = Readonly<Record<string, { readonly findings: number; readonly true: number }>>;

export interface Measured {
  readonly cases: readonly Case[];
  readonly findings: readonly JudgedFinding[];
  readonly defects: readonly JudgedDefect[];
  readonly seeded: readonly Seeded[];
  readonly replayed: readonly Replayed[];
  readonly firstLook: FirstLook;
}

export function report(measured: Measured): string {
  const { cases, findings } = measured;
  const unjudged = findings.filter(({ verdict }) => verdict === 'unjudged').length;
  return `<!-- Made by "npm run accuracy"; change what it measures, not this page. -->

# Accuracy

What the rules find in ${cases.length} real posted letters that careful people read line by line, without any tool. The letters and the readers' list of defects are no part of this project; where they are not there, nothing here can be measured anew.

A finding is *true* where a reader saw the defect, or where it was judged from the letter afterwards and is real (\`accuracy/reviewed.json\` holds each judgement by case number and line, with its reason and without text of the letter). ${unjudged === 0 ? 'Every finding has been judged.' : `${unjudged} findings have not been judged; they count as false.`} The rules were tuned on every second letter (by case number) and then checked on the others.

## What to expect on other letters

The figures below are those after every known false alarm was repaired, so they say how the rules do on letters that were looked at, not on new ones. Three things say more about new ones; each was measured once, and no command repeats it:

- *The first look.* When the rules were run for the first time on the letters that they had not been tuned on, ${firstLookOf(measured.firstLook)} of their findings were true (column "first look" below). What was false was repaired, in general and not for a letter; some rules were added or widened afterwards, and what they found since then had no first look: the column may count fewer findings than the checked half beside it.
- *An independent reading.* A second reader who knew neither the readers' list nor our judgements judged 257 findings of an earlier state: 215 true, 15 unsure, 27 false. Of the 27, most were noted as defects by the first readers (items without quantity where the rationale says so, services that the summary calls "ancillary services"); the rules behind the others were repaired.
- *Clean letters.* Sixty letters were made up, by writers who did not know the rules, to hold no defect. The rules then reported 45 things that were none, 18 of them by one rule (\`rationale-without-patient-facts\`), 12 of them as warnings. After repairs, one warning, eight findings of severity information and six hints were left. Three other writers then made up 141 letters in as many unusual wordings as they could think of: one error, 36 warnings, 93 findings of severity information and 14 hints were false, 57 of them by \`rationale-without-patient-facts\`. The rules behind them were mended for the whole class of wordings, and eight findings of severity information were left. Two more writers, who came after that and wrote as reviewers ordinarily do, made up 52 letters with 166 items: no false error, five false warnings (three of one kind) and six false findings of severity information, of which the warnings and three others were mended, too.

Where a rule has no finding in the letters, only seeded defects show that it works, and nothing but their absence speaks for its precision.

## Precision, by severity

The severity is the rule's own. Goals: errors 100 %, warnings 95 %, information 85 %.

${severityTable(findings)}

## Recall

A defect counts as found where a finding of a rule for its kind stands within a line of it; for kinds that concern a whole issue, anywhere in the issue. Missing blanks in lists of licensure come from the issuing system and are left out. The readers' 14 services without cited evidence depend on operations that are not necessary; the rule leaves these alone, and they count as not covered. Of the defects of which the readers were sure or thought them likely. General grammar, broken sentences and wording are left to other tools. *Covered* are the kinds that at least one rule is meant to find; goal 70 %.

${recallTable(measured)}

## Findings per letter

${perLetter(measured)}

## Rules

True and false findings on each half. *First look*: what the rule found on the letters it was not tuned on when it was run on them for the first time, before any repair; a dash where it found nothing then, or did not exist yet.

${rulesTable(measured)}

## Kinds of defect

${kindsTable(measured)}

## Seeded defects

Each rule's own kind of mistake, made at every place of every letter where it can be made, and looked for on the same issue; goal 98 %.

${seededTable(measured.seeded)}

## Completion

The writing of the letters' guideline lines was replayed token by token. For each token the letter was cut off where the token begins, so that nothing of it was typed and nothing stood behind it, and completion was asked there. *First*: the offer at the head of the list is what the letter says next. *First five*: one of the first five is. Goals on the letters held out: first 60 %, first five 90 %.

A token is one of these:

- *sentence*: the form of a sentence (\`Decision based on MTUS\`, \`Decision based on Non-MTUS Citation\`, the two fixed sentences), also of a further sentence;
- *chapter*: a chapter of the MTUS with its year, right only with both; *sections label*: \`, Section(s):\` behind it; *section*: one section;
- *joint*: what joins or ends: a comma before another section, \`, and\` before another chapter, \`and Other Medical Treatment Guidelines\`, a full stop (that behind free wording belongs to it);
- *organisation* and *ODG chapter* of a source outside the MTUS: right where the same organisation or chapter is offered, whatever the form of its name;
- *free wording*: all other text of such a source, cut at commas, semicolons, colons and slashes outside brackets. It is right only to the letter, but for case, and much of it (titles, addresses) no list can hold.

Labels and joints are few and easy to foresee; the last line leaves them out. What is usual was counted on the tuned half only (\`citationUse.json\`), but the vocabularies of chapters, of sections and of what services are customarily judged by were collected from all letters, so letters of later years will do worse than these. The guideline lines of some of the held-out letters were read while the completion was being built, before it was measured; the last columns leave these letters out.

${completionTable(measured.replayed)}
`;
}

const shown: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The sum of the first look, as words. */
function firstLookOf(firstLook: FirstLook): string {
  const all = Object.values(firstLook).reduce((sum, { findings }) => sum + findings, 0);
  const right = Object.values(firstLook).reduce((sum, look) => sum + look.true, 0);
  return `${right} of ${all} (${percent(right, all)})`;
}

function severityTable(findings: readonly JudgedFinding[]): string {
  const rows = shown.map((severity) => {
    const of = (half?: string) =>
      findings.filter((one) => one.finding.severity === severity && (half === undefined || one.case.half === half));
    return [severity, ...[of('tune'), of('check'), of()].flatMap(precisionCells)];
  });
  return table(['severity', 'true', 'of', 'tuned half', 'true', 'of', 'checked half', 'true', 'of', 'all'], rows);
}

function precisionCells(findings: readonly JudgedFinding[]): string[] {
  const right = findings.filter(({ verdict }) => verdict === 'true').length;
  return [String(right), String(findings.length), percent(right, findings.length)];
}

function recallTable({ defects }: Measured): string {
  const row = (name: string, belongs: (kind: string) => boolean) => {
    const of = (half?: string) =>
      defects.filter((one) => belongs(one.defect.kind) && (half === undefined || one.case.half === half));
    return [name, ...[of('tune'), of('check'), of()].flatMap(recallCells)];
  };
  return table(
    ['kinds', 'found', 'of', 'tuned half', 'found', 'of', 'checked half', 'found', 'of', 'all'],
    [row('covered', (kind) => coveredKinds.has(kind)), row('all but grammar and wording', () => true)],
  );
}

function recallCells(defects: readonly JudgedDefect[]): string[] {
  const found = defects.filter((one) => one.found).length;
  return [String(found), String(defects.length), percent(found, defects.length)];
}

function perLetter({ cases, findings }: Measured): string {
  const counts = cases.map((one) => findings.filter(({ case: of }) => of === one).length).sort((a, b) => a - b);
  const at = (share: number) => counts[Math.min(counts.length - 1, Math.floor(counts.length * share))] ?? 0;
  return `Median ${at(0.5)}, 90th percentile ${at(0.9)}, most ${counts.at(-1) ?? 0}; ${counts.filter((count) => count === 0).length} of ${cases.length} letters have none.`;
}

function rulesTable({ findings, firstLook }: Measured): string {
  const rows = rules.map(({ code, severity }) => {
    const of = (half: string) => findings.filter((one) => one.finding.code === code && one.case.half === half);
    const first = firstLook[code];
    return [
      `[${code}](rules/${code}.md)`,
      severity,
      ...[of('tune'), of('check')].map(trueAndFalse),
      first === undefined ? '-' : `${first.true} of ${first.findings}`,
      percent(...share([...of('tune'), ...of('check')])),
    ];
  });
  return table(['rule', 'severity', 'tuned half', 'checked half', 'first look', 'precision'], rows);
}

function trueAndFalse(findings: readonly JudgedFinding[]): string {
  const [right, all] = share(findings);
  return all === 0 ? '-' : `${right} true, ${all - right} false`;
}

function share(findings: readonly JudgedFinding[]): [number, number] {
  return [findings.filter(({ verdict }) => verdict === 'true').length, findings.length];
}

function kindsTable({ defects }: Measured): string {
  const kinds = [...new Set(defects.map(({ defect }) => defect.kind))].sort();
  const rows = kinds.map((kind) => {
    const of = defects.filter(({ defect }) => defect.kind === kind);
    const codes = [...kindsOf].filter(([, known]) => known.includes(kind)).map(([code]) => code);
    return [kind, ...recallCells(of), codes.length === 0 ? 'no rule' : codes.join(', ')];
  });
  return table(['kind', 'found', 'of', 'recall', 'rules'], rows);
}

function seededTable(seeded: readonly Seeded[]): string {
  return table(
    ['rule', 'what was done', 'found', 'of', 'share'],
    seeded.map(({ code, what, found, tried }) => [code, what, String(found), String(tried), percent(found, tried)]),
  );
}

const EASY: readonly Replayed['kind'][] = ['sections label', 'joint', 'part label', 'decision'];

function completionTable(replayed: readonly Replayed[]): string {
  const kinds = [...new Set(replayed.map(({ kind }) => kind))];
  const ofLines = (one: Replayed) => one.side !== null;
  const row = (name: string, belongs: (one: Replayed) => boolean) => {
    const of = replayed.filter(belongs);
    const tuned = of.filter((one) => one.case.half === 'tune');
    const heldOut = of.filter((one) => one.case.half === 'check');
    const unread = heldOut.filter((one) => isUnread(one.case));
    return [name, ...[tuned, heldOut, unread].flatMap(placeCells)];
  };
  return table(
    [
      'token',
      ...['tuned', 'held out', 'held out, unread'].flatMap((half) => [`${half}: tokens`, 'first', 'first five']),
    ],
    [
      ...kinds.map((kind) => row(limitOf(kind) === 5 ? kind : `${kind} (first three)`, (one) => one.kind === kind)),
      row("claims administrator's lines", ({ side }) => side === 'claims administrator'),
      row("reviewer's lines", ({ side }) => side === 'reviewer'),
      row('**both lines**', ofLines),
      row('both lines, without labels and joints', (one) => ofLines(one) && !EASY.includes(one.kind)),
    ],
  );
}

function placeCells(replayed: readonly Replayed[]): string[] {
  const within = (most: (kind: Replayed['kind']) => number) =>
    replayed.filter(({ place, kind }) => place > 0 && place <= most(kind)).length;
  const all = replayed.length;
  return [
    String(all),
    percent(
      within(() => 1),
      all,
    ),
    percent(within(limitOf), all),
  ];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
