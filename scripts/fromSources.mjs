// Loads what TypeScript sources export as they are now, for scripts that make or measure something of the engine.

import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @param {readonly string[]} sources module paths from the root of the project, without their endings
 * @returns {Promise<any>} all that they export together
 */
export async function fromSources(...sources) {
  const result = await build({
    absWorkingDir: root,
    stdin: {
      contents: sources.map((source) => `export * from './${source}';`).join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  /** @type {{ exports: any }} */
  const module = { exports: {} };
  const code = result.outputFiles[0]?.text ?? '';
  new Function('module', 'exports', 'require', code)(module, module.exports, createRequire(import.meta.url));
  return module.exports;
}
