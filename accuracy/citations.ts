/** How the rules on citations are measured. */

import { findUnnamedGuidelines } from '../server/src/facts/sources';
import type { Citation, GuidelineLine, Range } from '../server/src/letter/letter';
import type { Measure, Mutant, Mutation } from './mutation';

/** One mutant for each guideline line of a side, made by changing a place of the line. */
function inLines(
  code: string,
  what: string,
  side: GuidelineLine['kind'] | 'both',
  places: (line: GuidelineLine, text: string) => Iterable<Range & { readonly newText: string }>,
): Mutation {
  return {
    code,
    what,
    *mutants(letter) {
      if (letter.format !== '2016') return;
      for (const [issue, { reviewerGuideline, claimsAdministratorGuideline }] of letter.issues.entries()) {
        for (const line of [reviewerGuideline, claimsAdministratorGuideline]) {
          if (line === null || (side !== 'both' && line.kind !== side)) continue;
          for (const { start, end, newText } of places(line, letter.text)) {
            yield { edits: [{ start, end, newText }], issue };
          }
        }
      }
    },
  };
}

const isMtus = ({ kind, chapter, year }: Citation) => kind === 'mtus' && chapter !== null && year !== null;
const isOdg = ({ kind, source }: Citation) => kind === 'non-mtus' && /^(?:ODG|Official)/i.test(source?.text ?? '');

function* withoutSections(line: GuidelineLine) {
  for (const { kind, chapter, year, sections, end } of line.citations) {
    if (kind !== 'mtus' || chapter === null || year === null || sections.length === 0) continue;
    if (/^acupuncture/i.test(chapter.text)) continue;
    yield { start: year.end, end, newText: '' };
  }
}

function* withoutYear(line: GuidelineLine) {
  for (const citation of line.citations) {
    const { chapter, year } = citation;
    // Of several chapters only the last can lose its year without changing how the others are read.
    if (!isMtus(citation) || chapter === null || year === null || line.citations.filter(isMtus).length > 1) continue;
    yield { start: chapter.end, end: year.end, newText: '' };
  }
}

function* withoutOrganisation(line: GuidelineLine) {
  for (const citation of line.citations) {
    const { source, chapter } = citation;
    if (isOdg(citation) && source !== null && chapter !== null) {
      yield { start: source.start, end: chapter.start, newText: '' };
    }
  }
}

function* withoutOdgChapter(line: GuidelineLine) {
  const odg = line.citations.filter(isOdg);
  for (const { source, end } of odg) {
    if (odg.length === 1 && source !== null) yield { start: source.end, end, newText: '' };
  }
}

/** Leaves out the letter in the middle of the longest word. */
function letterLost({ start, text }: Range & { readonly text: string }): (Range & { newText: string }) | null {
  const word = [...text.matchAll(/[A-Za-z]{6,}/g)].sort((one, other) => other[0].length - one[0].length)[0];
  if (word === undefined) return null;
  const at = start + word.index + Math.floor(word[0].length / 2);
  // A doubled letter that loses one is a slip as well, but of a name broken over a line nothing is known.
  return { start: at, end: at + 1, newText: '' };
}

function* misspelledNames(line: GuidelineLine, text: string) {
  for (const citation of line.citations) {
    const { chapter, sections } = citation;
    if (!isMtus(citation)) continue;
    for (const name of [chapter, ...sections]) {
      if (name === null || /^\d+$/.test(name.text) || text.slice(name.start, name.end) !== name.text) continue;
      const change = letterLost(name);
      if (change !== null) yield change;
    }
  }
}

function* misspelledOrganisation(line: GuidelineLine) {
  for (const citation of line.citations) {
    const { source } = citation;
    if (isOdg(citation) && source?.text.startsWith('Official D')) {
      yield { start: source.start + 4, end: source.start + 5, newText: '' };
    }
  }
}

function* misspelledHip(line: GuidelineLine) {
  for (const citation of line.citations) {
    const { chapter } = citation;
    if (isOdg(citation) && chapter !== null && /^Hip (?:&|and)/.test(chapter.text)) {
      yield { start: chapter.start + 3, end: chapter.start + 3, newText: 's' };
    }
  }
}

function* pageAsSection(line: GuidelineLine) {
  for (const { kind, sections } of line.citations) {
    if (kind !== 'mtus') continue;
    for (const { start, end } of sections) yield { start, end, newText: '341' };
  }
}

function* unknownChapter(line: GuidelineLine) {
  for (const citation of line.citations) {
    const { chapter } = citation;
    if (isMtus(citation) && chapter !== null)
      yield { start: chapter.start, end: chapter.end, newText: 'Thigh Injuries' };
  }
}

function* unknownYear(line: GuidelineLine) {
  for (const citation of line.citations) {
    const { year } = citation;
    if (isMtus(citation) && year !== null) yield { start: year.start, end: year.end, newText: '2014' };
  }
}

function* olderEdition(line: GuidelineLine) {
  for (const { chapter, year } of line.citations) {
    if (chapter?.text !== 'Chronic Pain Medical Treatment' || year?.text !== '2016') continue;
    yield { start: year.start, end: year.end, newText: '2009' };
  }
}

function* laterEdition(line: GuidelineLine) {
  for (const citation of line.citations) {
    const { chapter, year } = citation;
    if (isMtus(citation) && chapter?.text === 'Low Back Complaints' && year !== null) {
      yield { start: chapter.start, end: year.end, newText: 'Low Back Disorders 2016' };
    }
  }
}

function* addressOnly(line: GuidelineLine) {
  for (const { kind, start, end } of line.citations) {
    if (kind !== 'non-mtus') continue;
    yield {
      start: end,
      end,
      newText: ' and Other Medical Treatment Guidelines https://www.example.org/pages/123.html',
    };
    yield { start, end, newText: 'www.example.org/policies/gloves-and-\nmasks/123.html' };
  }
}

/** Another year for the chapter that the rationale names with the year of the line. */
const otherYear: Mutation = {
  code: 'citation-year-mismatch',
  what: 'changes the year of a guideline in the rationale',
  *mutants(_letter, facts) {
    for (const { index, rationale } of facts.issues) {
      if (rationale === null) continue;
      for (const { chapter, yearPlace, year, role } of rationale.sources) {
        if (chapter === null || yearPlace === null || year === null || role === 'silent') continue;
        // Only where the line names the same chapter can the years differ.
        const line = facts.issues[index]?.issue.reviewerGuideline;
        if (!line?.citations.some((citation) => citation.chapter?.text === chapter)) continue;
        yield { edits: [{ ...rationale.place(yearPlace), newText: year === 2009 ? '2016' : '2009' }], issue: index };
      }
    }
  },
};

const secondSourceRemoved: Mutation = {
  code: 'uncited-source',
  what: 'takes the ODG out of the line of a rationale that leans on it',
  *mutants(_letter, facts) {
    for (const { index, issue, rationale } of facts.issues) {
      const line = issue.reviewerGuideline;
      const others = line?.citations.filter(({ kind }) => kind !== 'mtus') ?? [];
      const [first] = others;
      if (!line || rationale === null || first === undefined || line.citations.length === others.length) continue;
      if (!rationale.sources.some(({ organisation, role }) => organisation === 'ODG' && role === 'relied-on')) continue;
      const mtus = line.citations.filter(isMtus).at(-1);
      if (mtus !== undefined && mtus.end < first.start) {
        yield { edits: [{ start: mtus.end, end: others.at(-1)?.end ?? first.end, newText: '' }], issue: index };
      }
    }
  },
};

const otherSourceLeantOn: Mutation = {
  code: 'uncited-source',
  what: 'lets the rationale lean on the ODG in the place of the guideline of the line',
  *mutants(_letter, facts) {
    for (const { index, issue, rationale } of facts.issues) {
      const line = issue.reviewerGuideline;
      if (!line || rationale === null || line.citations.length === 0 || !line.citations.every(isMtus)) continue;
      const source = rationale.sources.find(
        ({ organisation, role, start }, at) =>
          (organisation === 'MTUS' || organisation === 'ACOEM') &&
          role === 'relied-on' &&
          (rationale.sources[at + 1]?.start ?? Number.POSITIVE_INFINITY) - start > 40,
      );
      if (source === undefined || rationale.sources.some(({ organisation }) => organisation === 'ODG')) continue;
      yield { edits: [{ ...rationale.place(source), newText: 'Official Disability Guidelines' }], issue: index };
    }
  },
};

const idleCitation: Mutation = {
  code: 'unused-citation',
  what: 'adds an ODG chapter to the line of a rationale that does not speak of it',
  *mutants(_letter, facts) {
    for (const { index, issue, rationale } of facts.issues) {
      const line = issue.reviewerGuideline;
      const last = line?.citations.at(-1);
      if (!line?.citations.every(isMtus) || last === undefined || rationale === null) continue;
      const { sources } = rationale;
      if (sources.length === 0 || sources.some(({ organisation }) => organisation === 'ODG')) continue;
      if (!sources.some(({ role }) => role === 'relied-on')) continue;
      // "The guidelines" may be any guideline.
      if (findUnnamedGuidelines(rationale.text, sources).length > 0) continue;
      const newText =
        '. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Pain (Chronic), Opioids';
      yield { edits: [{ start: last.end, end: last.end, newText }], issue: index };
    }
  },
};

function* nothingCited(line: GuidelineLine) {
  const { body, noneCited } = line;
  if (noneCited !== null || body.text === '') return;
  yield {
    start: body.start,
    end: body.end,
    newText: 'The Expert Reviewer did not cite any medical evidence for its decision.',
  };
}

/** Only letters with one issue: there a service depends on nothing else. */
const noEvidence: Mutation = {
  ...inLines(
    'no-evidence-cited',
    'lets the reviewer of the only item cite no evidence',
    'reviewerGuideline',
    nothingCited,
  ),
  *mutants(letter): Generator<Mutant> {
    const line = letter.issues[0]?.reviewerGuideline;
    if (letter.issues.length !== 1 || !line) return;
    for (const { start, end, newText } of nothingCited(line)) yield { edits: [{ start, end, newText }], issue: 0 };
  },
};

const SILENCES: readonly string[] = [
  'The California MTUS and ACOEM Guidelines do not address this request.',
  'MTUS is silent with regard to the requested treatment.',
  'The requested treatment is not addressed by the MTUS.',
  'The MTUS/ACOEM Guidelines make no recommendation on this treatment.',
];

const silentAndNothingElse: Mutation = {
  code: 'mtus-silent-without-alternative',
  what: 'lets the rationale say only that the MTUS is silent',
  *mutants(_letter, facts) {
    for (const { index, issue, rationale } of facts.issues) {
      if (rationale === null || !issue.reviewerGuideline?.citations.every(isMtus)) continue;
      for (const silence of SILENCES) {
        const newText = `${silence} The request is not medically necessary.`;
        yield { edits: [{ ...rationale.range, newText }], issue: index };
      }
    }
  },
};

const silentAgainstTheDenial: Mutation = {
  code: 'mtus-silence-contradicted',
  what: 'lets the rationale say that the MTUS is silent where the denial cites it',
  *mutants(_letter, facts) {
    for (const { index, issue, rationale } of facts.issues) {
      if (rationale === null || !issue.claimsAdministratorGuideline?.citations.some(isMtus)) continue;
      for (const silence of SILENCES) {
        const newText = `${silence} The ODG does not recommend it. The request is not medically necessary.`;
        yield { edits: [{ ...rationale.range, newText }], issue: index };
      }
    }
  },
};

const CHRONIC_OPIOIDS =
  'Decision based on MTUS Opioid Treatment 2016, Section(s): 3.3.9 Opioids for Chronic Pain and Chronic Opioid Treatment: Maintenance of Chronic Opioid Treatment.';

const chronicOpioids: Mutation = {
  code: 'chronic-guideline-for-acute-injury',
  what: 'judges a fresh injury by the section on chronic opioid use',
  *mutants(letter, { summary, headerDays: { dateOfInjury, urDenialDate } }) {
    if (/\b(?:cumulative|continuous|repetitive|years)\b/i.test(summary?.text ?? '')) return;
    const days = (Date.parse(urDenialDate ?? '') - Date.parse(dateOfInjury ?? '')) / 86_400_000;
    if (!(days < 90)) return;
    for (const [issue, { reviewerGuideline }] of letter.issues.entries()) {
      if (reviewerGuideline === null) continue;
      const { start, end } = reviewerGuideline.body;
      yield { edits: [{ start, end, newText: CHRONIC_OPIOIDS }], issue };
    }
  },
};

export const citations: Measure = {
  kinds: {
    'citation-incomplete': ['citation-incomplete'],
    'claims-citation-incomplete': ['citation-incomplete'],
    'citation-misspelled': ['guideline-misspelled-name'],
    'citation-page-as-section': ['guideline-odd-section'],
    'citation-unknown': ['guideline-odd-section', 'guideline-misspelled-name'],
    'citation-outdated': ['guideline-outdated'],
    'citation-bare-url': ['citation-bare-url'],
    'citation-year-mismatch': ['guideline-outdated'],
    'uncited-source': ['rationale-cites-unlisted-source'],
    'unused-citation': ['listed-source-unused'],
    // What the readers noted of this kind are services that depend on an operation, which the rule leaves alone.
    'no-evidence-cited': [],
    'mtus-silent-without-alternative': ['other:mtus-bypassed-without-reason'],
    'mtus-silence-contradicted': [
      'other:silence-claim-contradicted',
      'other:mtus-silent-contradicted',
      'other:mtus-silence-contradicted',
    ],
    'chronic-guideline-for-acute-injury': [
      'other:chronic-guideline-for-acute-injury',
      'other:chronic-guideline-acute-injury',
    ],
  },
  mutations: [
    inLines('citation-incomplete', 'removes the sections', 'reviewerGuideline', withoutSections),
    inLines('citation-incomplete', 'removes the year', 'reviewerGuideline', withoutYear),
    inLines('citation-incomplete', 'removes the organization', 'reviewerGuideline', withoutOrganisation),
    inLines('citation-incomplete', 'removes the ODG chapter', 'reviewerGuideline', withoutOdgChapter),
    inLines('claims-citation-incomplete', 'removes the sections', 'claimsAdministratorGuideline', withoutSections),
    inLines('citation-misspelled', 'drops a letter of a chapter or section', 'both', misspelledNames),
    inLines('citation-misspelled', 'drops a letter of "Official"', 'both', misspelledOrganisation),
    inLines('citation-misspelled', 'writes "Hips" for "Hip"', 'both', misspelledHip),
    inLines('citation-page-as-section', 'writes a number for a section', 'both', pageAsSection),
    inLines('citation-unknown', 'writes a chapter that does not exist', 'both', unknownChapter),
    inLines('citation-unknown', 'writes a year without an edition', 'both', unknownYear),
    inLines('citation-outdated', 'cites the edition of 2009', 'both', olderEdition),
    inLines('citation-outdated', 'cites a chapter that came later', 'both', laterEdition),
    inLines('citation-bare-url', 'writes an address for a citation', 'both', addressOnly),
    otherYear,
    secondSourceRemoved,
    otherSourceLeantOn,
    idleCitation,
    noEvidence,
    silentAndNothingElse,
    silentAgainstTheDenial,
    chronicOpioids,
  ],
};
