/** The settings that the server reads, per folder, from an untrusted client. */

import { rules } from '../rules/index';
import { type Severity, severities } from '../rules/rule';

export interface Settings {
  readonly severities: Readonly<Partial<Record<string, Severity | 'off'>>>;
}

export const defaultSettings: Settings = { severities: {} };

/** Reads the section `imr`; what is not of the right form is left at its default, so a bad setting breaks nothing. */
export function readSettings(section: unknown): Settings {
  const given = isRecord(section) && isRecord(section.rules) ? section.rules : {};
  const chosen: Partial<Record<string, Severity | 'off'>> = {};
  for (const { code } of rules) {
    const value = given[code];
    if (value === 'off' || severities.some((severity) => severity === value)) chosen[code] = value as Severity | 'off';
  }
  return { severities: chosen };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
