import { type Abbreviation, findAbbreviation } from '../../reference/abbreviations';
import { notVerified } from '../../reference/entry';
import { type Hover, type HoverProvider, isAt, surroundings } from './hover';

/** An abbreviation in prose, an item or a guideline line: what it means, and whether lists warn of it. */
export const hoverAbbreviation: HoverProvider = (place): Hover | null => {
  const { section } = place;
  if (section === null || section.kind === 'header' || section.kind === 'reviewer') return null;
  const { start, end } = surroundings(place, longest);
  const around = place.letter.text.slice(start, end);
  for (const pattern of WORDS) {
    for (const match of around.matchAll(pattern)) {
      const range = { start: start + match.index, end: start + match.index + match[0].length };
      const entry = isAt(place, range) ? findAbbreviation(match[0]) : undefined;
      if (entry !== undefined) return { ...range, ...about(entry, match[0]) };
    }
  }
  return null;
};

/** No abbreviation is longer. */
const longest = 40;
/** From the longest way to write one (`Q4-6H`, `D/C`, `q.d.`, `per os`) to the single word. */
const WORDS: readonly RegExp[] = [
  /[A-Za-z0-9\u00b5\u03bc][A-Za-z0-9\u00b5\u03bc./&-]*/g,
  /(?<![A-Za-z])[Pp]er os\b/g,
  /[A-Za-z0-9\u00b5\u03bc]+(?:-[A-Za-z0-9]+)*/g,
  /[A-Za-z\u00b5\u03bc]+/g,
];

function about({ means, otherMeanings = [], dangerous, confidence, domain }: Abbreviation, text: string) {
  return {
    title: `${text}: ${means}`,
    lines: [
      ...(otherMeanings.length === 0 ? [] : [`It can also mean: ${otherMeanings.join(', ')}.`]),
      dangerous === undefined
        ? 'Not on the do-not-use lists known here (Joint Commission, ISMP, NCC MERP).'
        : `Often misread; write: ${dangerous.useInstead}. On these lists: ${dangerous.lists.join('; ')}.`,
    ],
    source: confidence === 'recalled' ? notVerified : sourceOf(domain, dangerous !== undefined),
  };
}

function sourceOf(domain: string, dangerous: boolean): string {
  if (dangerous) return 'the lists named above';
  return domain === 'dosing' ? 'lists of abbreviations of doses' : 'posted letters and glossaries of the field';
}
