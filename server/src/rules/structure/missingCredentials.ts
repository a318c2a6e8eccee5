import { credentialsInsertion } from '../../letter/insertions';
import type { Letter, Range } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { type CredentialLabel, type CredentialName, credentialLabels } from './formLabels';

export const missingCredentials: Rule = {
  code: 'missing-credentials',
  title: "The reviewer's licensure or specialty is missing",
  severity: 'error',
  source: 'LC 4610.6(f); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports a letter whose section on the reviewer names no state of licensure or no certification or specialty. While the letter has no later section, nothing is reported: the lines may still be to write.',
  whyItMatters:
    "The determination must describe the reviewer's qualifications (LC 4610.6(f)); the name stays confidential, so licensure and specialty are all that the parties learn of the reviewer.",
  whatToDo: 'Write the state and the specialty after their labels.',
  examples: {
    wrong: [
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

The Expert Reviewer has the following credentials:
State(s) of Licensure: California
«Certification(s)/Specialty:»

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

The Expert Reviewer has the following credentials:
«Certification(s)/Specialty:» Neurology

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.
`,
      `«HOW THE IMR FINAL DETERMINATION WAS MADE»
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.

IMR ISSUES, DECISIONS AND RATIONALES
`,
    ],
    right: [
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

The Expert Reviewer has the following credentials:
State of Licensure: California
Specialty: Neurology

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer. The expert reviewer is Board Certified in Neurology and is licensed to practice in Ohio.

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    const section = letter.sections.find(({ kind }) => kind === 'reviewer');
    if (section === undefined || letter.sections.at(-1) === section) return;
    const { licensure, specialties } = letter.reviewer;
    const labels = credentialLabels(letter);
    const isMissing = (name: CredentialName, read: readonly unknown[]) =>
      read.length === 0 && !labels.some((label) => label.name === name && label.value !== '');
    const noState = isMissing('licensure', licensure);
    const noSpecialty = isMissing('specialties', specialties);
    if (!noState && !noSpecialty) return;
    const place = placeOf(labels, noState, section.heading ?? section.leadIn ?? section);
    const what =
      noState && noSpecialty
        ? "The reviewer's licensure and specialty are missing."
        : noState
          ? "The reviewer's state of licensure is missing."
          : "The reviewer's certification or specialty is missing.";
    const edits = credentialsInsertion(letter, { licensure: noState, specialties: noSpecialty }, labels);
    yield {
      ...place,
      message: `${what} Write ${noState && noSpecialty ? 'both after their labels' : 'it after its label'} (LC 4610.6(f)).`,
      ...(edits.length === 0 ? {} : { fix: { title: 'Insert what is missing, to be filled in', edits } }),
    };
  },
};

/** The empty label; the other label where the line is not there; the heading where neither is. */
function placeOf(labels: readonly CredentialLabel[], noState: boolean, otherwise: Range): Range {
  const wanted = noState ? 'licensure' : 'specialties';
  const label =
    labels.find(({ name }) => name === wanted) ?? labels.findLast(({ name }) => name !== 'opening') ?? labels[0];
  const { start, end } = label ?? otherwise;
  return { start, end };
}
