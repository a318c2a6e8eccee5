import { fields } from '../../letter/formText';
import { ownLineEnd } from '../../letter/insertions';
import type { Letter } from '../../letter/letter';
import { isPlaceholder } from '../../letter/placeholders';
import { type Report, type Rule, structuredFormats } from '../rule';
import { documentEntries, documentsSection } from './documentEntries';

export const missingDocumentsList: Rule = {
  code: 'missing-documents-list',
  title: 'The list of documents reviewed is empty',
  severity: 'error',
  source: '8 CCR 9792.10.6(d); LC 4610.6(b)',
  formats: [...structuredFormats, '2013-notice', '2013-determination', '2013-professional-review'],
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports a section DOCUMENTS REVIEWED that names no document although the letter goes on after it. Letters as posted have no such section, and nothing is reported for them.',
  whyItMatters:
    'The determination must list the documents reviewed (8 CCR 9792.10.6(d)). Without the list it is open whether the reviewer saw the records that matter.',
  whatToDo: 'List each document with its author and its date or range of dates.',
  examples: {
    wrong: [
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

«DOCUMENTS REVIEWED»

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

«DOCUMENTS REVIEWED»
The following relevant documents received from the interested parties and the documents
provided with the application were reviewed and considered. These documents included:

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.
`,
    ],
    right: [
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

DOCUMENTS REVIEWED
The following relevant documents received from the interested parties and the documents
provided with the application were reviewed and considered. These documents included:
Reports of the treating physician, 01/09/2016 to 06/18/2016

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    const section = documentsSection(letter);
    if (section?.heading == null || letter.sections.at(-1) === section) return;
    if (documentEntries(letter).length > 0 || isPlaceholder(section.body?.text ?? '')) return;
    const { start, end } = section.heading;
    const behind = section.start + letter.text.slice(section.start, section.end).trimEnd().length;
    yield {
      start,
      end,
      message:
        'No document is listed under this heading. List each one with its author and its date or range of dates (8 CCR 9792.10.6(d)).',
      fix: {
        title: 'Insert a document to be filled in',
        edits: [{ start: behind, end: behind, newText: `${ownLineEnd(letter)}${fields.documents}` }],
      },
    };
  },
};
