/**
 * The services that letters name and that are no drugs: therapies, imaging, tests, injections, surgery, equipment, visits.
 *
 * Categories are those of the search form of the California Department of Industrial Relations (DIR), names and cited
 * sections those of posted letters; see the source table of `services.json`.
 */

import type { ReferenceEntry, SourceTable } from './entry';
import { type ForwardMatch, NameIndex } from './nameIndex';
import data from './services.json';

/** `drugs`: a group of drugs, which is read by the names of the drugs and stands here for the sections cited. */
export type ServiceKind =
  | 'therapy'
  | 'imaging'
  | 'test'
  | 'injection'
  | 'surgery'
  | 'equipment'
  | 'visit'
  | 'program'
  | 'care'
  | 'drugs';

export interface ServiceEntry extends ReferenceEntry {
  /** A short name for rules: `physical-therapy`, `mri`. */
  readonly id: string;
  readonly name: string;
  readonly kind: ServiceKind;
  /** Other names in running text. */
  readonly forms?: readonly string[];
  /** The DIR's category and subcategory. */
  readonly category?: string;
  /** What reviewers cited most for it: `Chronic Pain Medical Treatment 2016 > Physical medicine treatment`. */
  readonly cited?: readonly string[];
}

interface ServicesFile {
  readonly asOf: string;
  readonly sources: SourceTable;
  readonly services: readonly ServiceEntry[];
}

const file: ServicesFile = data as ServicesFile;

/** The day of the newest fact among the services. */
export const servicesAsOf: string = file.asOf;
export const services: readonly ServiceEntry[] = file.services;

interface ServiceName {
  readonly service: ServiceEntry;
  /** Of a short form in capitals: a text in other letters (`it`, `pt`, `Ot`) is no such name. */
  readonly capitals: string | null;
}

let allNames: readonly string[] | undefined;

/** Every name of every service but the groups of drugs. */
export function serviceNames(): readonly string[] {
  allNames ??= services.filter(({ kind }) => kind !== 'drugs').flatMap(namesOf);
  return allNames;
}

/** A heading such as `Slings, braces and supports` is no name in running text. Each name stands for its plural, too. */
function namesOf({ name, forms }: ServiceEntry): string[] {
  const single = [...(/[,/(]/.test(name) ? [] : [name]), ...(forms ?? [])];
  return single.flatMap((one) => (/[a-rt-zA-RT-Z]$/.test(one) ? [one, `${one}s`] : [one]));
}

const index = new NameIndex<ServiceName>(function* () {
  for (const service of services) {
    if (service.kind === 'drugs') continue;
    for (const name of namesOf(service)) {
      const short = /^[A-Z]{2,4}s?$/.exec(name)?.[0] ?? null;
      yield [name, { service, capitals: short }];
    }
  }
});

/** The longest name of a service that starts exactly at `start`; `undefined` where none does. */
export function longestServiceAt(text: string, start: number): ForwardMatch<ServiceEntry> | undefined {
  const match = index.longestAt(text, start);
  if (match === undefined) return undefined;
  const { service, capitals } = match.value;
  if (capitals !== null && text.slice(start, match.end) !== capitals) return undefined;
  return { value: service, end: match.end };
}

/** The entry of a service by its short name; `undefined` for names that the vocabulary does not have. */
export function findService(id: string): ServiceEntry | undefined {
  return services.find((service) => service.id === id);
}
