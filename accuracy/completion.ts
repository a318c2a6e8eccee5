/** Replays the writing of real letters token by token and asks the completions what comes next. */

import { type Completion, completions } from '../server/src/features/completion/index';
import { formats } from '../server/src/letter/formats/index';
import type { Citation, GuidelineLine, Letter } from '../server/src/letter/letter';
import { parseLetter } from '../server/src/letter/parse';
import { longestGuidelineAt } from '../server/src/reference/guidelines';
import { longestOdgChapterAt } from '../server/src/reference/odgChapters';
import type { Case } from './defects';

export type TokenKind =
  | 'sentence'
  | 'chapter'
  | 'sections label'
  | 'section'
  | 'joint'
  | 'organisation'
  | 'ODG chapter'
  | 'free wording'
  | 'part label'
  | 'decision';

/** One step of writing: with the text up to `start` before the cursor, `wording` is what was written next. */
interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly wording: string;
}

export interface Replayed {
  readonly case: Case;
  readonly kind: TokenKind;
  readonly side: 'reviewer' | 'claims administrator' | null;
  /** The place of the next token among the offers, from 1; 0 where it is not offered. */
  readonly place: number;
}

/** Among how many offers a token is looked for: there are only two decisions and four labels. */
export function limitOf(kind: TokenKind): number {
  return kind === 'part label' || kind === 'decision' ? 3 : 5;
}

/** The guideline lines of the letters from this one on were read, in the half held out, too. */
const FIRST_READ = 'CM17-0009441';

/** Whether nobody had looked at the guideline lines of a letter when completion was built. */
export function isUnread({ half, name }: Case): boolean {
  return half === 'check' && name < FIRST_READ;
}

/** Each token of each letter, asked for with the letter cut off where the token begins. */
export function replay(cases: readonly Case[]): Replayed[] {
  const replayed: Replayed[] = [];
  for (const one of cases) {
    for (const { side, tokens } of tokensOf(one.letter)) {
      for (const token of tokens) {
        const written = parseLetter(one.letter.source.slice(0, token.start));
        const offers = completions(written, token.start, { hasStandardText: true });
        const place = offers.findIndex((offer) => isMeant(offer, token)) + 1;
        replayed.push({ case: one, kind: token.kind, side, place });
      }
    }
  }
  return replayed;
}

/** Whether an offer is what was written: the same wording but for case; of names, the same organisation or chapter. */
function isMeant({ label, newText }: Completion, { kind, wording }: Token): boolean {
  if (kind === 'organisation') return organisationOf(label) === organisationOf(wording);
  if (kind === 'ODG chapter') return odgChapterOf(label) === odgChapterOf(wording);
  const same = (text: string) => text.trim().toLowerCase() === wording.toLowerCase();
  return same(newText) || same(label);
}

function organisationOf(name: string): string | undefined {
  return longestGuidelineAt(name, 0)?.guideline.id;
}

function odgChapterOf(name: string): string | undefined {
  return longestOdgChapterAt(name, 0)?.chapter.id;
}

interface Stretch {
  readonly side: Replayed['side'];
  readonly tokens: readonly Token[];
}

function* tokensOf({ issues, text }: Letter): Generator<Stretch> {
  for (const { item, parts, claimsAdministratorGuideline, reviewerGuideline } of issues) {
    const { decision = null } = item ?? {};
    const tokens: Token[] = [];
    if (decision !== null) tokens.push({ kind: 'decision', start: decision.start, wording: decision.text });
    for (const { label } of parts)
      if (label !== null) tokens.push({ kind: 'part label', start: label.start, wording: label.expected });
    yield { side: null, tokens };
    if (claimsAdministratorGuideline !== null)
      yield { side: 'claims administrator', tokens: [...tokensOfLine(claimsAdministratorGuideline, text)] };
    if (reviewerGuideline !== null) yield { side: 'reviewer', tokens: [...tokensOfLine(reviewerGuideline, text)] };
  }
}

const MTUS_OPENING = 'Decision based on MTUS';
const NON_MTUS_OPENING = /Decision\s+based\s+on\s+Non\s?-\s*MTUS(?:\s+Citation)?/g;

function* tokensOfLine(line: GuidelineLine, text: string): Generator<Token> {
  const { body, citations, outsideMtus, noneCited, kind } = line;
  const sentences = formats[0]?.parts.find((part) => part.kind === kind)?.sentences;
  if (sentences === undefined || body.start === body.end) return;
  if (noneCited !== null) yield { kind: 'sentence', start: noneCited.start, wording: sentences.noneCited };
  if (outsideMtus !== null) yield { kind: 'sentence', start: outsideMtus.start, wording: sentences.outsideMtus };
  const mtus = citations.filter((one) => one.kind === 'mtus');
  if (mtus.length > 0) yield { kind: 'sentence', start: body.start, wording: MTUS_OPENING };
  for (const [index, citation] of mtus.entries()) yield* tokensOfChapter(citation, mtus[index - 1]);
  const last = mtus.at(-1);
  if (last !== undefined) yield { kind: 'joint', start: last.end, wording: '.' };
  const others = citations.filter((one) => one.kind === 'non-mtus');
  NON_MTUS_OPENING.lastIndex = Math.max(body.start, outsideMtus?.end ?? 0, last?.end ?? 0);
  const opening = NON_MTUS_OPENING.exec(text);
  if (others.length > 0 && opening !== null && opening.index < body.end)
    yield { kind: 'sentence', start: opening.index, wording: sentences.nonMtusOpening };
  for (const [index, citation] of others.entries()) yield* tokensOfOther(citation, others[index - 1]);
  for (const { kind: of, start, text: wording } of citations)
    if (of === 'other') yield { kind: 'free wording', start, wording };
}

function* tokensOfChapter({ chapter, year, sections, end }: Citation, before: Citation | undefined): Generator<Token> {
  if (before !== undefined) yield { kind: 'joint', start: before.end, wording: ', and' };
  if (chapter === null || year === null) return;
  yield { kind: 'chapter', start: chapter.start, wording: `${chapter.text} ${year.text}` };
  if (sections.length > 0) yield { kind: 'sections label', start: year.end, wording: ', Section(s):' };
  for (const [index, { start, text }] of sections.entries()) {
    const previous = sections[index - 1];
    if (previous !== undefined) yield { kind: 'joint', start: Math.min(previous.end, end), wording: ',' };
    yield { kind: 'section', start, wording: text };
  }
}

function* tokensOfOther(citation: Citation, before: Citation | undefined): Generator<Token> {
  const { source, chapter, sections, start, end, text } = citation;
  if (before !== undefined)
    yield { kind: 'joint', start: before.end, wording: 'and Other Medical Treatment Guidelines' };
  if (source === null) {
    yield { kind: 'free wording', start, wording: text };
    return;
  }
  yield { kind: 'organisation', start: source.start, wording: source.text };
  const named = chapter ?? source;
  if (chapter !== null) yield { kind: 'ODG chapter', start: chapter.start, wording: chapter.text };
  for (const section of sections) yield { kind: 'free wording', start: section.start, wording: section.text };
  const rest = text.slice(text.length - (end - named.end)).replace(/^[\s,;:/-]+/, '');
  if (sections.length === 0 && rest !== '') yield { kind: 'free wording', start: end - rest.length, wording: rest };
  else if (sections.length === 0) yield { kind: 'joint', start: end, wording: '.' };
}
