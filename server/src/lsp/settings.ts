/** The settings that the server reads, per folder, from an untrusted client. */

import { type Configuration, readConfiguration } from '../rules/configuration';

export type Settings = Configuration;

/** Reads the section `imr`; what is not of the right form is left at its default, so a bad setting breaks nothing. */
export function readSettings(section: unknown): Settings {
  return readConfiguration(section).configuration;
}
