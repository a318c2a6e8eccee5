/**
 * What a letter names that has a page on the web: sections of the regulations and of the Labor Code, articles by DOI or
 * PMID, and addresses. The pages are opened by a person's click and by nothing else.
 */

import type { Letter, Range } from '../letter/letter';

export interface DocumentLink extends Range {
  /** `https:`, or `http:` where the letter writes so; made of plain ASCII. */
  readonly target: string;
  /** What a click does, in plain words. */
  readonly tooltip: string;
}

/** More links than this are in no letter. */
export const maxLinks = 500;

/**
 * The links of a letter in order, none overlapping, none over more than one line; none for a text that is no letter.
 * Linear in the text: every pattern has a bounded length.
 */
export function documentLinks(letter: Letter): DocumentLink[] {
  if (letter.format === null) return [];
  const links: DocumentLink[] = [];
  for (const match of letter.text.matchAll(LINK)) {
    const found = linkOf(match);
    if (found === null) continue;
    const { length, ...link } = found;
    const start = firstOnLastLine(match[0].slice(0, length));
    links.push({ start: match.index + start, end: match.index + length, ...link });
    if (links.length === maxLinks) break;
  }
  return links;
}

/** Blanks between the words of a reference: a few, with at most one line end. */
const GAP = String.raw`[ \t\u00a0]{0,3}(?:(?:\r\n?|\n)[ \t\u00a0]{0,40})?`;
/** `(d)`, `(d)(1)`, `(a)(2)(C)`. */
const SUBDIVISIONS = String.raw`(?:\([a-zA-Z0-9]{1,4}\)){0,5}`;
const SECTION_WORD = String.raw`(?:sections?|secs?\.|\u00a7{1,2})`;
/** `8 CCR`, `Cal. Code Regs., tit. 8,`, `Title 8, California Code of Regulations,`. */
const REGULATIONS = String.raw`(?:(?:title${GAP})?8,?${GAP}(?:CCR|C\.C\.R\.|California${GAP}Code${GAP}of${GAP}Regulations)|Cal\.${GAP}Code${GAP}Regs\.,?${GAP}tit\.${GAP}8)`;
const LABOR_CODE = String.raw`(?:LC|L\.C\.|(?:California${GAP})?Labor${GAP}Code|(?:Cal\.${GAP})?Lab\.${GAP}Code)`;
/** The article of the utilization schedule, of the reviews and of their drug list; no other law has such numbers. */
const OWN_NUMBER = String.raw`97(?:8[5-9]|9[0-9])(?:\.[0-9]{1,2}){1,3}`;
const ASCII = String.raw`[!#-;=?-\[\]_a-z~]`;

/**
 * Groups: 1 address; 2 DOI; 3 PMID; 4 section of title 8 behind its name; 5 section of the Labor Code; 6 section of
 * title 8 by its number alone.
 */
const LINK = new RegExp(
  [
    String.raw`(?<![A-Za-z0-9])((?:https?://|www\.)${ASCII}{1,2000})`,
    String.raw`(?<![A-Za-z0-9.])(?:doi:?${GAP})?(10\.[0-9]{4,9}/[!#-;=?-\[\]_a-z~<>]{1,300})`,
    `(?<![A-Za-z0-9])PMID${GAP}:?${GAP}#?([0-9]{1,8})(?![0-9])`,
    String.raw`(?<![A-Za-z0-9])${REGULATIONS},?${GAP}(?:${SECTION_WORD}${GAP})?([0-9]{1,5}(?:\.[0-9]{1,2}){0,3})(?![0-9])${SUBDIVISIONS}`,
    String.raw`(?<![A-Za-z0-9])${LABOR_CODE},?${GAP}(?:${SECTION_WORD}${GAP})?([0-9]{2,5}(?:\.[0-9]{1,3})?)(?![0-9])${SUBDIVISIONS}`,
    `(?<![A-Za-z0-9./-])(?:${SECTION_WORD}${GAP})?(${OWN_NUMBER})(?![0-9])${SUBDIVISIONS}`,
  ].join('|'),
  'gi',
);

type Found = Pick<DocumentLink, 'target' | 'tooltip'> & { readonly length: number };

function linkOf(match: RegExpExecArray): Found | null {
  const [whole, address, doi, pmid, regulation, laborCode, ownNumber] = match;
  if (address !== undefined) return addressLink(address);
  if (doi !== undefined) {
    const name = withoutEnd(doi);
    const target = `https://doi.org/${name.split('/').map(encodeURIComponent).join('/')}`;
    return { length: whole.length - doi.length + name.length, target, tooltip: `Open the article with DOI ${name}` };
  }
  if (pmid !== undefined) {
    const target = `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
    return { length: whole.length, target, tooltip: `Open the article in PubMed (PMID ${pmid})` };
  }
  if (laborCode !== undefined) {
    return {
      length: whole.length,
      // The pattern is the one by which copies of the code name their source; it was seen, the pages were not opened.
      target: `https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=LAB&sectionNum=${laborCode}.`,
      tooltip: `Open Labor Code section ${laborCode} on the site of the California Legislature`,
    };
  }
  const section = regulation ?? ownNumber;
  if (section === undefined) return null;
  return {
    length: whole.length,
    // As in https://www.dir.ca.gov/t8/9792_24_1.html, which was seen for several sections of the article.
    target: `https://www.dir.ca.gov/t8/${section.replaceAll('.', '_')}.html`,
    tooltip: `Open 8 CCR ${section} on the site of the California DIR`,
  };
}

/** An address without a name and password before its host, by which one site poses as another. */
const HOST = /^(?:https?:\/\/)?([a-z0-9](?:[a-z0-9-]{0,62}\.){1,10}[a-z][a-z0-9-]{1,62})(?::\d{1,5})?(?:[/?#]|$)/i;

function addressLink(text: string): Found | null {
  const address = withoutEnd(text);
  const host = HOST.exec(address)?.[1]?.toLowerCase();
  if (host === undefined) return null;
  const target = /^www\./i.test(address)
    ? `https://${address}`
    : address.replace(/^[a-z]+/i, (scheme) => scheme.toLowerCase());
  return { length: address.length, target, tooltip: `Open ${host} in the browser` };
}

/** Text without the marks that end its sentence, and without closing brackets that it does not open. */
function withoutEnd(text: string): string {
  let end = text.length;
  let open = 0;
  for (const mark of text) open += mark === '(' || mark === '[' ? 1 : mark === ')' || mark === ']' ? -1 : 0;
  for (; end > 0; end -= 1) {
    const mark = text.charAt(end - 1);
    if (mark === ')' || mark === ']') {
      if (open >= 0) break;
      open += 1;
    } else if (!/[.,;:!?'*_<>-]/.test(mark)) break;
  }
  return text.slice(0, end);
}

/** Where the last line of a text begins, behind its indentation. */
function firstOnLastLine(text: string): number {
  const last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  return last === 0 ? 0 : last + text.slice(last).search(/[^ \t\u00a0]/);
}
