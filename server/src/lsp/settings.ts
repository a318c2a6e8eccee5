/** The settings that the server reads, per folder, from an untrusted client. */

import { type Configuration, defaultConfiguration, readConfiguration } from '../rules/configuration';

export interface Settings extends Configuration {
  /** Whether a line above each issue sums it up. */
  readonly codeLens: boolean;
  /** Whether day counts and years are shown inside the lines. */
  readonly inlayHints: boolean;
}

export const defaultSettings: Settings = { ...defaultConfiguration, codeLens: false, inlayHints: false };

/** Reads the section `imr`; what is not of the right form is left at its default, so a bad setting breaks nothing. */
export function readSettings(section: unknown): Settings {
  const { codeLens, inlayHints } = (section ?? {}) as { codeLens?: unknown; inlayHints?: unknown };
  return {
    ...readConfiguration(section).configuration,
    codeLens: codeLens === true,
    inlayHints: inlayHints === true,
  };
}
