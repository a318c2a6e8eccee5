/** From text to letter: the steps put together. */

import { findFormat } from './findFormat';
import { parseGuidelineSentences } from './guidelines';
import { type HeaderTable, parseHeader } from './header';
import { type IssueOutline, outlineIssues } from './issueOutline';
import { parseItem } from './items';
import type {
  GuidelineLine,
  Header,
  Issue,
  Item,
  Letter,
  Node,
  NodeKind,
  Note,
  Part,
  Rationale,
  Reviewer,
  Section,
  SectionKind,
  TextSpan,
} from './letter';
import { Layout } from './lines';
import { findMarks, isLabel, type LabelMark } from './marks';
import { readNotes } from './notes';
import { findNumberedItems, type NumberedItem } from './numberedItems';
import { movedCitation, movedRange, movedSpan, PartMemory } from './partMemory';
import { type CredentialLines, parseBoardCertifiedSentence, parseCredentials } from './reviewer';
import { outlineSections, type SectionOutline } from './sections';
import { splitSentences } from './sentences';
import { span } from './text';

/**
 * Parses a determination letter.
 *
 * Never fails: every string has a letter, the empty one too. Nothing is lost: the leaves of the tree joined are the text.
 * Linear in the length of the text. Damage stays local: what is wrong in one issue changes no other.
 *
 * @param text the letter as it stands, with any line ends; lines that begin with `%%` are the author's notes.
 * @returns the letter with all positions in UTF-16 units; `format` is `null` for a text that is no letter.
 */
export function parseLetter(text: string): Letter {
  return new LetterParser(text).parse();
}

const rationales = new PartMemory(
  (text) => {
    const body = span(text, 0, text.length);
    return { body, sentences: splitSentences(text, body.start, body.end) };
  },
  ({ body, sentences }, by) => ({
    body: movedSpan(body, by),
    sentences: sentences.map((sentence) => movedSpan(sentence, by)),
  }),
);

const guidelineLines = new PartMemory(
  (text) => {
    const body = span(text, 0, text.length);
    return { body, ...parseGuidelineSentences(text, body.start, body.end) };
  },
  ({ body, citations, outsideMtus, noneCited }, by) => ({
    body: movedSpan(body, by),
    citations: citations.map((citation) => movedCitation(citation, by)),
    outsideMtus: outsideMtus === null ? null : movedRange(outsideMtus, by),
    noneCited: noneCited === null ? null : movedRange(noneCited, by),
  }),
);

class LetterParser {
  readonly #source: string;
  readonly #notes: readonly Note[];
  readonly #layout: Layout;
  readonly #labels: readonly LabelMark[];
  readonly #outlines: SectionOutline[];
  readonly #issues: Issue[] = [];
  /** The numbered items of the letters of 2013 behind their issues. */
  readonly #numbered = new Map<Issue, NumberedItem>();
  #credentials: CredentialLines | null = null;

  constructor(source: string) {
    const { text, notes } = readNotes(source);
    this.#source = source;
    this.#notes = notes;
    this.#layout = new Layout(text, notes);
    const marks = findMarks(this.#layout);
    this.#outlines = outlineSections(this.#layout, marks);
    const headings = this.#outlines.flatMap(({ heading }) => heading ?? []);
    // Labels that are ordinary sentences elsewhere count only beside a heading of their own form.
    const isOfForm = (label: LabelMark) =>
      label.formats.includes('2016') ||
      headings.some(({ formats }) => formats.length === 1 && formats.some((id) => label.formats.includes(id)));
    this.#labels = marks.filter(isLabel).filter(isOfForm);
  }

  parse(): Letter {
    const layout = this.#layout;
    const text = layout.text;
    this.#addUnheadedIssues();
    const firstSection = this.#outlines[0]?.firstLine ?? layout.lines.length;
    const table = parseHeader(layout, firstSection);
    const sections = [...this.#head(table, firstSection), ...this.#outlines.map((outline) => this.#section(outline))];
    const issues = this.#issuesOfSections(sections);
    const summary = sections.find(({ kind, body }) => kind === 'summary' && body !== null);
    const header: Header | null = table === null ? null : { fields: table.fields };
    const reviewerSection = sections.find(({ kind }) => kind === 'reviewer');
    const certified = parseBoardCertifiedSentence(text, reviewerSection?.start ?? 0, reviewerSection?.end ?? 0);
    const reviewer: Reviewer = this.#credentials ?? certified;
    return {
      kind: 'letter',
      start: 0,
      end: text.length,
      children: sections,
      text,
      source: this.#source,
      notes: this.#notes,
      layout,
      format: findFormat({
        text,
        header,
        hasCredentialLines: this.#credentials !== null,
        hasBoardCertifiedSentence: certified.specialties.length > 0,
        sections: this.#outlines,
        labels: this.#labels.length,
        issues,
      }),
      sections,
      header,
      reviewer: { licensure: reviewer.licensure, specialties: reviewer.specialties },
      clinicalCaseSummary: summary?.body ?? null,
      issues,
    };
  }

  /** Issues whose heading and lead-in are both lost are still issues: their labels show where they begin. */
  #addUnheadedIssues(): void {
    const known = this.#outlines.some(({ kind }) => kind === 'issues' || kind === 'dispute');
    const first = this.#labels[0];
    if (!known && first !== undefined) this.#addIssuesAtLabel(first);
    else if (!known) this.#addNumberedIssues('decision');
    this.#addNumberedIssues('discussion');
  }

  #addIssuesAtLabel(first: LabelMark): void {
    const at = this.#outlines.findIndex(
      ({ firstLine, endLine }) => firstLine <= first.firstLine && first.firstLine < endLine,
    );
    const holder = this.#outlines[at];
    const beforeSections = this.#outlines[0]?.firstLine ?? first.firstLine;
    // The heading or lead-in by which the section was found stays with it.
    const from =
      holder === undefined
        ? (parseHeader(this.#layout, beforeSections)?.endLine ?? 0)
        : Math.max(holder.bodyLine, holder.firstLine + 1);
    const endLine = holder?.endLine ?? this.#outlines[0]?.firstLine ?? this.#layout.lines.length;
    const inside = this.#labels.filter(({ firstLine }) => firstLine >= from && firstLine < endLine);
    const start = outlineIssues(this.#layout, inside, from, endLine)[0]?.firstLine;
    if (start === undefined) return;
    this.#cutSection(at, start, endLine);
  }

  /** Numbered items of 2013 stand under no heading of their own where text extraction has glued it to a sentence. */
  #addNumberedIssues(kind: NumberedItem['kind']): void {
    const isSource = (section: SectionKind) => section === 'documents' || section === 'summary';
    const holders =
      kind === 'decision' ? [undefined, ...this.#outlines] : this.#outlines.filter((outline) => isSource(outline.kind));
    for (const holder of holders) {
      const from = holder?.bodyLine ?? 0;
      const endLine = holder?.endLine ?? this.#outlines[0]?.firstLine ?? this.#layout.lines.length;
      const start = findNumberedItems(this.#layout, this.#labels, from, endLine).find(
        (item) => item.kind === kind,
      )?.firstLine;
      if (start === undefined) continue;
      this.#cutSection(holder === undefined ? -1 : this.#outlines.indexOf(holder), start, endLine);
      return;
    }
  }

  /** Opens an issues section without heading at a line; `at` is the section that held the line, -1 for the head. */
  #cutSection(at: number, start: number, endLine: number): void {
    const issues = { kind: 'issues' as const, heading: null, leadIn: null, firstLine: start, bodyLine: start, endLine };
    const holder = this.#outlines[at];
    if (holder === undefined) this.#outlines.unshift(issues);
    else this.#outlines.splice(at, 1, { ...holder, endLine: start }, issues);
  }

  /** The lines before the first section: header table, with whatever stands before and behind it. */
  #head(table: HeaderTable | null, endLine: number): Section[] {
    const sections: Section[] = [];
    const plain = (kind: SectionKind, firstLine: number, end: number) => {
      if (firstLine >= end) return;
      const child = this.#leaf(kind === 'header' ? 'headerTable' : 'text', firstLine, end);
      const body = span(this.#layout.text, child.start, child.end);
      sections.push({
        ...this.#lines(firstLine, end),
        kind,
        children: [child],
        heading: null,
        leadIn: null,
        body: orNull(body),
      });
    };
    if (table === null) plain('preamble', 0, endLine);
    else {
      // Blank lines belong to what stands before them.
      const tableEnd = this.#layout.nextText(table.endLine, endLine);
      plain('preamble', 0, table.firstLine);
      plain('header', table.firstLine, tableEnd);
      plain('preamble', tableEnd, endLine);
    }
    if (this.#credentials === null) this.#credentials = parseCredentials(this.#layout, 0, endLine);
    return sections;
  }

  #section(outline: SectionOutline): Section {
    const { kind, heading, leadIn, firstLine, endLine } = outline;
    const layout = this.#layout;
    const bodyLine = layout.nextText(outline.bodyLine, endLine);
    const children: Node[] = [];
    const leadInLine = leadIn === null || kind === 'reviewer' ? bodyLine : Math.min(leadIn.firstLine, bodyLine);
    if (heading !== null) children.push(this.#leaf('heading', firstLine, leadInLine));
    if (leadInLine < bodyLine) children.push(this.#leaf('leadIn', leadInLine, bodyLine));
    const bodyStart =
      leadIn !== null && kind !== 'reviewer'
        ? Math.max(leadIn.range.end, layout.startOf(bodyLine))
        : layout.startOf(bodyLine);
    let bodyEnd = layout.startOf(endLine);
    if (kind === 'issues') for (const child of this.#issuesSection(outline, bodyLine)) children.push(child);
    else if (bodyLine < endLine) {
      const credentials = kind === 'reviewer' ? parseCredentials(layout, bodyLine, endLine) : null;
      this.#credentials ??= credentials;
      const end = credentials?.firstLine ?? endLine;
      if (bodyLine < end) children.push(this.#leaf('narrative', bodyLine, end));
      if (credentials !== null) {
        children.push(this.#leaf('credentials', end, endLine));
        bodyEnd = layout.startOf(end);
      }
    }
    return {
      ...this.#lines(firstLine, endLine),
      kind,
      children,
      heading: heading?.mark ?? null,
      leadIn: leadIn?.range ?? null,
      body: kind === 'issues' ? null : orNull(span(layout.text, Math.min(bodyStart, bodyEnd), bodyEnd)),
    };
  }

  #issuesSection(outline: SectionOutline, bodyLine: number): Node[] {
    const { endLine } = outline;
    const labels = this.#labels.filter(({ firstLine }) => firstLine >= bodyLine && firstLine < endLine);
    const numbered = numberedAllowed(outline) ? findNumberedItems(this.#layout, labels, bodyLine, endLine) : [];
    const issues =
      numbered.length > 0
        ? this.#numberedIssues(numbered, labels, endLine)
        : outlineIssues(this.#layout, labels, bodyLine, endLine).map((issue) => this.#issue(issue));
    for (const issue of issues) this.#issues.push(issue);
    const firstIssueLine = issues[0]?.start ?? this.#layout.startOf(endLine);
    const before = this.#layout.startOf(bodyLine);
    const text: Node[] =
      before < firstIssueLine ? [{ kind: 'text', start: before, end: firstIssueLine, children: [] }] : [];
    return [...text, ...issues];
  }

  #issue(outline: IssueOutline): Issue {
    const children: Node[] = [];
    const parts: (Item | GuidelineLine | Rationale)[] = [];
    for (const part of outline.parts) {
      const { firstLine, endLine, kind, label } = part;
      if (kind === 'text') children.push(this.#leaf('text', firstLine, endLine));
      else {
        const node =
          kind === 'item'
            ? parseItem(this.#layout, firstLine, endLine)
            : this.#labelled(kind, label, firstLine, endLine);
        children.push(node);
        parts.push(node);
      }
    }
    return issueOf({ ...this.#lines(outline.firstLine, outline.endLine), children }, parts);
  }

  #labelled(
    kind: 'claimsAdministratorGuideline' | 'reviewerGuideline' | 'rationale',
    label: LabelMark | null,
    firstLine: number,
    endLine: number,
  ): GuidelineLine | Rationale {
    const { start, end } = this.#lines(firstLine, endLine);
    const text = this.#layout.text;
    const mark = label?.mark ?? null;
    const from = mark?.end ?? start;
    if (kind === 'rationale') {
      const { body, sentences } = rationales.at(text, from, end);
      return { kind, start, end, children: [], label: mark, body, sentences };
    }
    const { body, citations, outsideMtus, noneCited } = guidelineLines.at(text, from, end);
    return { kind, start, end, children: [], label: mark, body, citations, outsideMtus, noneCited };
  }

  #numberedIssues(items: readonly NumberedItem[], labels: readonly LabelMark[], endLine: number): Issue[] {
    return items.map((item, index) => {
      const end = items[index + 1]?.firstLine ?? endLine;
      const own = labels.filter(({ firstLine }) => firstLine >= item.endLine && firstLine < end);
      const itemEnd = own[0]?.firstLine ?? end;
      const lines = this.#lines(item.firstLine, itemEnd);
      const text = this.#layout.text;
      const decision = item.decision;
      const node: Item = {
        ...lines,
        kind: 'item',
        children: [],
        label: null,
        body: span(text, item.item.start, item.item.end),
        decision:
          decision === null ? null : { ...span(text, decision.start, decision.end), value: decision.value, slips: 0 },
        associatedSurgicalService: false,
        retrospective: false,
        partlyAuthorized: null,
      };
      const parts = own.map((label, at) =>
        this.#labelled(label.part, label, label.firstLine, own[at + 1]?.firstLine ?? end),
      );
      const issue = issueOf({ ...this.#lines(item.firstLine, end), children: [node, ...parts] }, [node, ...parts]);
      this.#numbered.set(issue, item);
      return issue;
    });
  }

  /** The issues as the letter decides them: where 2013 forms state them twice or in sections of their own, once. */
  #issuesOfSections(sections: readonly Section[]): Issue[] {
    const dispute = sections.find(({ kind }) => kind === 'dispute');
    if (dispute !== undefined && this.#issues.length === 0) return [this.#issueOfSections(dispute, sections)];
    const decisions = new Map<number, Issue>();
    for (const issue of this.#issues) {
      const item = this.#numbered.get(issue);
      if (item?.kind === 'decision' && !decisions.has(item.number)) decisions.set(item.number, issue);
    }
    const discussed = this.#issues.filter((issue) => this.#numbered.get(issue)?.kind === 'discussion');
    if (discussed.length === 0)
      return this.#issues.filter(
        (issue) => decisions.get(this.#numbered.get(issue)?.number ?? -1) === issue || !this.#numbered.has(issue),
      );
    return discussed.map((issue) => {
      const decision = decisions.get(this.#numbered.get(issue)?.number ?? -1)?.item?.decision ?? null;
      return issue.item === null ? issue : { ...issue, item: { ...issue.item, decision } };
    });
  }

  #issueOfSections(dispute: Section, sections: readonly Section[]): Issue {
    const text = this.#layout.text;
    const bodyOf = (section: Section): TextSpan => section.body ?? { start: section.end, end: section.end, text: '' };
    const base = (section: Section) => ({
      start: section.start,
      end: section.end,
      children: [],
      label: section.heading,
      body: bodyOf(section),
    });
    const item: Item = {
      ...base(dispute),
      kind: 'item',
      label: null,
      decision: null,
      associatedSurgicalService: false,
      retrospective: false,
      partlyAuthorized: null,
    };
    const parts: (Item | GuidelineLine | Rationale)[] = [item];
    for (const section of sections) {
      const body = bodyOf(section);
      if (section.kind === 'guidelines') {
        parts.push({
          ...base(section),
          kind: 'reviewerGuideline',
          ...parseGuidelineSentences(text, body.start, body.end),
        });
      } else if (section.kind === 'rationale') {
        parts.push({ ...base(section), kind: 'rationale', sentences: splitSentences(text, body.start, body.end) });
      }
    }
    return issueOf({ start: dispute.start, end: dispute.end, children: [] }, parts);
  }

  #lines(firstLine: number, endLine: number): { start: number; end: number } {
    return { start: this.#layout.startOf(firstLine), end: this.#layout.startOf(endLine) };
  }

  #leaf(kind: NodeKind, firstLine: number, endLine: number): Node {
    return { kind, ...this.#lines(firstLine, endLine), children: [] };
  }
}

function orNull(body: TextSpan): TextSpan | null {
  return body.text === '' ? null : body;
}

/** The forms that number their items, and sections that were found by such numbers only. */
function numberedAllowed({ heading, leadIn }: SectionOutline): boolean {
  return heading === null ? leadIn === null : heading.formats.some((id) => id.startsWith('2013'));
}

function issueOf(node: Omit<Node, 'kind'>, parts: readonly (Item | GuidelineLine | Rationale)[]): Issue {
  const first = <Kind extends Part['kind']>(kind: Kind) =>
    (parts.find((part) => part.kind === kind) ?? null) as Extract<
      Item | GuidelineLine | Rationale,
      { kind: Kind }
    > | null;
  const guideline = (kind: GuidelineLine['kind']) =>
    parts.find((part): part is GuidelineLine => part.kind === kind) ?? null;
  return {
    ...node,
    kind: 'issue',
    item: first('item'),
    claimsAdministratorGuideline: guideline('claimsAdministratorGuideline'),
    reviewerGuideline: guideline('reviewerGuideline'),
    rationale: first('rationale'),
    parts,
  };
}
