/**
 * Completion in a guideline line, step by step along its grammar (see `letter/guidelines.ts`): sentence form, chapter with
 * year, `Section(s):`, sections, a second source, the end; organisation and chapter where the source is outside the MTUS;
 * in the letters of 2014 pages and no year. Nothing is offered in free text.
 */

import type { GuidelineSentenceForms } from '../../letter/formats/format';
import { formOf } from '../../letter/forms';
import type { GuidelineLine, Letter, Range } from '../../letter/letter';
import { noteMark } from '../../letter/notes';
import { cutShort } from '../../letter/quotation';
import type { CitationForm } from '../../reference/citationUse';
import { longestChapterAt, longestGuidelineAt } from '../../reference/guidelines';
import { longestOdgChapterAt } from '../../reference/odgChapters';
import { longestTopicAt } from '../../reference/topics';
import { claimsCitation } from '../claimsCitation';
import { type Evidence, evidenceFor, rankForms } from './citationEvidence';
import { MTUS_OPENING, PAGES_LABEL, readStep, SECTIONS_LABEL, type SentenceKind, type Step } from './citationGrammar';
import { isAroundSurgery } from './citationSubjects';
import type { Completion, CompletionProvider, Place } from './completion';
import { chapterCandidates, hasSections } from './mtusChapters';
import { type Candidate, foldTyped, offer, type Typed } from './offer';
import { anotherSource, odgChapterCandidates, odgSectionCandidates, organisationCandidates } from './otherGuidelines';
import { hasPages, pageCandidates, topicCandidates } from './sectionTopics';

/** A line has some hundred characters; in a text of more than these nothing is looked for. */
const LONGEST_LINE = 6000;

/** What the grammar allows next at the cursor, the likeliest first; none outside of guideline lines and in their free text. */
export const guidelineLine: CompletionProvider = (place: Place): readonly Completion[] => {
  const line = lineAt(place);
  if (line?.label == null || place.offset < line.label.end) return [];
  const { letter, offset, lineStart } = place;
  if (letter.source.slice(lineStart, offset).trimStart().startsWith(noteMark)) return [];
  const typed = foldTyped(letter.text, line.label.end, offset);
  if (typed.text.length > LONGEST_LINE) return [];
  const sentences = formOf(letter).parts.find(({ kind }) => kind === line.kind)?.sentences;
  const step = readStep(typed.text, letter.format === '2014');
  if (sentences === undefined || step === null || isBelowLine(letter, line, typed, step)) return [];
  // Before the rest of a sentence another one would only tear it.
  if (step.at === 'sentence' && place.after.trim() !== '') return [];
  const evidence = evidenceFor(letter, line.kind, line);
  const fits = (candidates: readonly Candidate[]) => candidates.filter((one) => fitsBefore(place.after, one));
  const candidates = fits(candidatesFor(step, evidence, sentences, letter, typed.text));
  const offers = offer(letter, typed, step.start, lineStart, candidates);
  const ends = offer(letter, typed, typed.text.length, lineStart, fits(endsBehind(step, typed.text, offers)));
  return [...ends, ...offers.map((one) => ({ ...one, range: wholeToken(step, place, one.range) }))];
};

/** Marks and fixed phrases go on with a line only at its end, or before the full stop that ends it already. */
function fitsBefore(after: string, { fixed, text }: Candidate): boolean {
  const rest = after.trimStart();
  return fixed !== true || rest === '' || (rest.startsWith('.') && text !== END.text);
}

/** Where the cursor stands inside a name or right before one, all of it is replaced. */
function wholeToken({ at }: Step, { letter, offset, after }: Place, { start, end }: Range): Range {
  if (after === '') return { start, end };
  const text = letter.text.slice(start, offset) + after;
  return { start, end: Math.max(end, start + nameAtStart(at, text)) };
}

/** How much of a text is a name of the kind that a step asks for. */
function nameAtStart(at: Step['at'], text: string): number {
  if (at === 'topic') return longestTopicAt(text, 0)?.end ?? 0;
  if (at === 'organisation') return longestGuidelineAt(text, 0)?.end ?? 0;
  if (at === 'odgChapter') return longestOdgChapterAt(text, 0)?.end ?? 0;
  const chapter = at === 'chapter' ? (longestChapterAt(text, 0)?.end ?? 0) : 0;
  return chapter + (/^ (?:19|20)\d\d\b/.exec(text.slice(chapter))?.[0].length ?? 0);
}

function lineAt({ part }: Place): GuidelineLine | null {
  if (part?.kind !== 'claimsAdministratorGuideline' && part?.kind !== 'reviewerGuideline') return null;
  return part as GuidelineLine;
}

/** Whether the cursor stands in another paragraph than the label, or on the line below a finished sentence. */
function isBelowLine(letter: Letter, { label }: GuidelineLine, { text: typed, offsets }: Typed, step: Step): boolean {
  const offset = offsets.at(-1) ?? 0;
  const isFinished = step.at === 'sentence' && step.before.length > 0;
  const lastBlank = offsets[typed.length - 1] ?? offset;
  if (isFinished && typed.endsWith(' ') && /[\r\n]/.test(letter.text.slice(lastBlank, offset))) return true;
  const { layout, notes, text } = letter;
  const { lines } = layout;
  let index = layout.lineAt(label?.end ?? 0) + 1;
  for (let line = lines[index]; line !== undefined && line.start <= offset; line = lines[index]) {
    const holdsCursor = offset < line.end || line.end === text.length;
    if (layout.breakBefore(index) === 'paragraph' && (holdsCursor || !layout.isBlank(index))) return true;
    index += 1;
  }
  // Behind the last line end the layout has no line more.
  const last = lines.at(-1);
  const isBehind = offset === text.length && /[\r\n]$/.test(text) && last !== undefined;
  return isBehind && layout.isBlank(lines.length - 1) && (notes.at(-1)?.start ?? -1) < last.start;
}

function candidatesFor(
  step: Step,
  evidence: Evidence,
  sentences: GuidelineSentenceForms,
  letter: Letter,
  typed: string,
): Candidate[] {
  const yearless = letter.format === '2014';
  switch (step.at) {
    case 'sentence':
      return step.before.length === 0
        ? [...openings(evidence, sentences, letter), ...namedAtOnce(typed.trim(), evidence, sentences, yearless)]
        : furtherSentences(step.before, sentences);
    case 'chapter':
      return chapterCandidates(evidence, step.cited, yearless);
    case 'organisation':
      return organisationCandidates();
    case 'odgChapter':
      return odgChapterCandidates(evidence);
    case 'odgTopic': {
      const sections = odgSectionCandidates(evidence, step.chapter, step.topics);
      return [...sections.slice(0, 1), END, anotherSource, ...sections.slice(1)];
    }
  }
  const chapter = step.cited.at(-1);
  if (chapter === undefined) return [];
  const withPages = yearless && chapter.year === null && hasPages(chapter.chapter.label) ? [PAGES] : [];
  switch (step.at) {
    case 'behindChapter': {
      // The titles of 2014 are followed by the topic without a label.
      if (chapter.year === null) return [...(chapter.isTitled ? topicCandidates(evidence, chapter) : []), ...withPages];
      if (!hasSections(chapter.chapter)) return [END, AND];
      const end = { ...END, detail: 'no section is named' };
      return evidence.side === 'reviewerGuideline' ? [SECTIONS, AND] : [SECTIONS, end, AND];
    }
    case 'topic':
      return [
        ...topicCandidates(evidence, chapter),
        ...(chapter.topics.length > 0 ? [AND] : []),
        ...(chapter.topics.length === 0 && chapter.year === null ? withPages : []),
      ];
    case 'behindTopic':
      return [...withPages, END, COMMA, AND];
    case 'pages':
      return pageCandidates(evidence, chapter);
  }
}

/** What may follow a page or a section that is typed to its end; any more of it may be on its way, too. */
function endsBehind({ at, start }: Step, typed: string, offers: readonly Completion[]): Candidate[] {
  const words = typed.slice(start).replace(/^[\s,;:/\-\u2013]+/, '');
  if (at === 'pages') return /\d$/.test(words) ? [END] : [];
  const isWhole = words !== '' && offers.some(({ label }) => label.toLowerCase() === words.toLowerCase());
  return at === 'odgTopic' && isWhole ? [END, anotherSource] : [];
}

const END: Candidate = {
  label: '.',
  text: '.',
  fixed: true,
  kind: 'sentence',
  // The citation may be all, and an open list would take the next Tab for itself.
  detail: 'ends the citation',
};
const COMMA: Candidate = {
  label: ',',
  text: ', ',
  fixed: true,
  kind: 'sentence',
  detail: 'another section',
  continues: true,
};
const AND: Candidate = {
  label: ', and',
  text: ', and ',
  fixed: true,
  kind: 'sentence',
  detail: 'another chapter',
  continues: true,
};
const SECTIONS: Candidate = {
  label: SECTIONS_LABEL.trim(),
  text: SECTIONS_LABEL,
  fixed: true,
  kind: 'label',
  continues: true,
};
const PAGES: Candidate = { label: PAGES_LABEL.trim(), text: PAGES_LABEL, fixed: true, kind: 'label', continues: true };

/** What may open the line, the likeliest first. */
function openings(evidence: Evidence, sentences: GuidelineSentenceForms, letter: Letter): Candidate[] {
  const isReviewer = evidence.side === 'reviewerGuideline';
  const depends = isReviewer && isSettledElsewhere(evidence);
  const candidates: Readonly<Record<CitationForm, Candidate>> = {
    mtus: { ...opening(MTUS_OPENING), detail: 'chapter and section of the MTUS' },
    outsideMtus: { ...opening(sentences.outsideMtus), detail: 'another guideline or study follows' },
    noneCited: {
      ...opening(sentences.noneCited),
      continues: false,
      ...(isReviewer
        ? {
            detail: depends
              ? 'the surgery is denied in this letter'
              : 'only for a service that depends on a denied one',
            documentation:
              'The reviewer cites the guideline or study that governs the decision (8 CCR 9792.21.1). Letters do without one only where a service depends on another one that the same letter denies.',
          }
        : { detail: 'nothing was cited' }),
    },
  };
  const ranked = rankForms(evidence).filter((form) => !isReviewer || form !== 'noneCited');
  const forms: CitationForm[] = !isReviewer
    ? [...rankForms(evidence)]
    : depends
      ? ['noneCited', ...ranked]
      : [...ranked, 'noneCited'];
  const [first, ...more] = forms.map((form) => candidates[form]);
  const other: Candidate = { ...opening(sentences.nonMtusOpening), detail: 'another guideline or study' };
  const same = isReviewer ? sameCitation(letter, evidence) : undefined;
  return [...(first ? [first] : []), ...(same ? [same] : []), ...more, other];
}

/** More characters than these make a list unreadable. */
const MOST_CHARACTERS = 90;

/** The claims administrator's line in the reviewer's words, where nothing speaks against it. */
function sameCitation(letter: Letter, { issue }: Evidence): Candidate | undefined {
  const citation = issue === null ? null : claimsCitation(letter, issue);
  if (citation === null || citation.obstacle !== null) return undefined;
  const { text, cited } = citation;
  const shown = cited.replace(/Decision based on (?:MTUS|Non ?- ?MTUS Citations?) /gi, '');
  return {
    label: `Cite the same: ${cutShort(shown, MOST_CHARACTERS)}`,
    text: ` ${text}`,
    filterText: text,
    kind: 'sentence',
    detail: 'as the claims administrator',
    documentation: `Takes over the citation of the claims administrator for this item:\n${cited}`,
  };
}

/** So many letters say that a guideline is being named without the words that open the sentence. */
const lettersOfName = 2;

/** The guidelines themselves with the opening words before them: `knee` is typed and the whole citation comes. */
function namedAtOnce(
  typed: string,
  evidence: Evidence,
  { nonMtusOpening }: GuidelineSentenceForms,
  yearless: boolean,
): Candidate[] {
  if (typed.length < lettersOfName) return [];
  const named = (words: string, candidates: readonly Candidate[]) =>
    candidates.map((one) => ({ ...one, text: ` ${words}${one.text}`, filterText: one.filterText ?? one.label }));
  return [
    { ...opening(MTUS_OPENING), fixed: false, filterText: 'MTUS' },
    { ...opening(nonMtusOpening), fixed: false, filterText: 'Non-MTUS Citation' },
    ...named(MTUS_OPENING, chapterCandidates(evidence, [], yearless)),
    ...named(nonMtusOpening, organisationCandidates()),
  ];
}

/** A phrase that opens a sentence; where nothing ends it, the citation follows. */
function opening(phrase: string): Candidate {
  const text = phrase.endsWith('.') ? phrase : `${phrase} `;
  return { label: phrase, text: ` ${text}`, fixed: true, kind: 'sentence', continues: true };
}

/** Whether the item depends on a surgery that another issue denies and judges by evidence of its own. */
function isSettledElsewhere({ issue, issues }: Evidence): boolean {
  if (issue === null || !isAroundSurgery(issue)) return false;
  return issues.some(
    (other) =>
      other !== issue &&
      other.decision === 'Upheld' &&
      !isAroundSurgery(other) &&
      other.issue.reviewerGuideline !== null &&
      other.issue.reviewerGuideline.noneCited === null,
  );
}

/** A source outside the MTUS may follow a chapter of it, and must follow the sentence that announces it. */
function furtherSentences(before: readonly SentenceKind[], { nonMtusOpening }: GuidelineSentenceForms): Candidate[] {
  const isOver = before.includes('nonMtus') || before.includes('noneCited');
  return isOver ? [] : [{ ...opening(nonMtusOpening), detail: 'another guideline or study' }];
}
