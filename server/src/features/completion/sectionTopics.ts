/** The sections of a chapter of the MTUS, and in the letters of 2014 the pages where they stand. */

import { editionStanding } from '../../facts/editions';
import { notVerified } from '../../reference/entry';
import { type MtusChapter, mtusChapters } from '../../reference/guidelines';
import { findTopic, type Topic, topics } from '../../reference/topics';
import { type Evidence, scoreSections } from './citationEvidence';
import type { CitedChapter } from './citationGrammar';
import type { Candidate } from './offer';

/** The sections that may be cited next of a chapter, the likeliest first; none where its sections are not known. */
export function topicCandidates(evidence: Evidence, { chapter, year, topics: named }: CitedChapter): Candidate[] {
  const edition = editionName(evidence, chapter, year);
  const cited = new Set(named.map((name) => findTopic(name)?.name ?? name));
  const known = topics.filter(({ name, chapters }) => chapters.includes(edition) && !cited.has(name));
  const scores = scoreSections(
    evidence,
    chapter.label,
    known.map(({ name }) => name),
  );
  return known
    .map((topic) => ({ topic, score: scores.get(topic.name) ?? 0 }))
    .sort((one, other) => other.score - one.score || Number(isRecalled(one.topic)) - Number(isRecalled(other.topic)))
    .map(({ topic }) => ({
      label: topic.name,
      text: ` ${topic.name}`,
      kind: 'section',
      ...(isRecalled(topic) ? { detail: notVerified } : {}),
      documentation: describe(topic, edition),
      continues: true,
    }));
}

function isRecalled({ confidence }: Topic): boolean {
  return confidence === 'recalled';
}

function describe(topic: Topic, edition: string): string {
  const lines = [`Section of ${edition}`];
  for (const { chapter, pages, confidence } of topic.pages ?? [])
    if (chapter === edition)
      lines.push(
        `${/[-,]/.test(pages) ? 'Pages' : 'Page'} ${pages}${confidence === 'recalled' ? ` (${notVerified})` : ''}`,
      );
  if (isRecalled(topic)) lines.push(`The name is ${notVerified}`);
  return lines.join('\n');
}

/** Label and year; where the line names no year, that of the edition in force, else of the oldest one. */
function editionName({ day }: Evidence, { label, editions }: MtusChapter, year: number | null): string {
  const inForce = editions.find((edition) => editionStanding(edition, day) === 'inForce');
  return `${label} ${year ?? inForce?.year ?? editions[0]?.year}`;
}

/** The pages of the sections that the line names, else of all of the chapter's sections, the likeliest first. */
export function pageCandidates(evidence: Evidence, cited: CitedChapter): Candidate[] {
  const { chapter, year, topics: named } = cited;
  const edition = editionName(evidence, chapter, year);
  const names =
    named.length > 0 ? named : topicCandidates(evidence, { ...cited, topics: [] }).map(({ label }) => label);
  const offered = new Map<string, Candidate>();
  for (const name of names) {
    const topic = findTopic(name);
    for (const { chapter: of, pages, confidence } of topic?.pages ?? []) {
      if (of !== edition || offered.has(pages)) continue;
      offered.set(pages, {
        label: pages,
        text: ` ${pages}`,
        kind: 'page',
        detail: confidence === 'verified' ? name : `${name}, ${notVerified}`,
        documentation: `${name}, ${edition}${confidence === 'verified' ? '' : `; ${notVerified}, look the page up`}`,
        continues: true,
      });
    }
  }
  return [...offered.values()];
}

/** Whether the vocabulary knows a page of a chapter at all. */
export function hasPages(label: string): boolean {
  return (
    mtusChapters.some((chapter) => chapter.label === label) &&
    topics.some(({ pages }) => pages?.some(({ chapter }) => chapter.startsWith(`${label} `)))
  );
}
