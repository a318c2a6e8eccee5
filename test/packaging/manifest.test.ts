/** The manifests against each other, against the sources, and against what we promise. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as protocol from '../../server/src/lsp/protocol';
import { rules } from '../../server/src/rules/index';

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly engines: { readonly node: string; readonly vscode?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface ExtensionManifest extends Manifest {
  readonly main: string;
  readonly browser: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: unknown;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly category?: string;
      readonly title: string;
      readonly enablement?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly keybindings?: unknown;
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, Setting>>;
    }[];
  };
}

interface Setting {
  readonly scope?: string;
  readonly properties?: Readonly<Record<string, { readonly default: string }>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly bin?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const text = (file: string) => readFileSync(file, 'utf8');
const extension = JSON.parse(text('package.json')) as ExtensionManifest;
const server = JSON.parse(text('server/package.json')) as Manifest & { readonly bin: unknown };
const lock = JSON.parse(text('package-lock.json')) as Lock;
const { commands, menus, configuration } = extension.contributes;
const settings: Readonly<Record<string, Setting>> = Object.assign(
  {},
  ...configuration.map((group) => group.properties),
);

function sources(...folders: readonly string[]): string {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.join(folder, name)),
  );
  assert.notEqual(files.length, 0);
  return files.sort().map(text).join('\n');
}

/** What a pattern's first group finds, each once and in order. */
function found(pattern: RegExp, where: string): string[] {
  return [...new Set([...where.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();
}

describe('manifests', () => {
  it('give one version: the extension, the server, the lock file and the newest entry of the changelog', () => {
    const newest = /^## \[(\d+\.\d+\.\d+)\] - /m.exec(text('CHANGELOG.md'))?.[1];
    const versions = {
      server: server.version,
      lockedExtension: lock.packages['']?.version,
      lockedServer: lock.packages.server?.version,
      changelog: newest,
    };
    const { version } = extension;
    assert.deepEqual(versions, {
      server: version,
      lockedExtension: version,
      lockedServer: version,
      changelog: version,
    });
  });

  it('give one licence', () => {
    assert.deepEqual([extension.license, server.license], ['MIT', 'MIT']);
    assert.match(text('LICENSE'), /^MIT License\n/);
    assert.equal(text('server/LICENSE'), text('LICENSE'));
  });

  it('ask for the same Node, and for the VS Code whose interface the extension is compiled against', () => {
    assert.equal(server.engines.node, extension.engines.node);
    assert.equal(extension.engines.vscode, `^${extension.devDependencies['@types/vscode']}`);
    const oldest = extension.engines.node.replace('>=', '');
    assert.match(extension.devDependencies['@types/node'] ?? '', new RegExp(`^${oldest.replace('.', '\\.')}\\.\\d+$`));
  });

  it('name exact versions, and none that users would have to install', () => {
    for (const manifest of [extension, server]) {
      assert.equal(manifest.dependencies, undefined);
      for (const [name, version] of Object.entries(manifest.devDependencies)) {
        assert.match(version, /^\d+\.\d+\.\d+$/, name);
      }
    }
  });

  it('are locked by content and not by address', () => {
    for (const [place, { resolved, integrity, link }] of Object.entries(lock.packages)) {
      if (link === true) assert.equal(resolved, 'server', place);
      else assert.equal(resolved, undefined, place);
      if (link !== true && place.startsWith('node_modules/')) assert.match(integrity ?? '', /^sha512-/, place);
    }
    assert.doesNotMatch(text('package-lock.json'), /"resolved": "[^"]*:/);
  });

  it('are locked in full, for every kind of machine, so that "npm ci" accepts the lock file', () => {
    const missing: string[] = [];
    for (const [place, { dependencies, optionalDependencies }] of Object.entries(lock.packages)) {
      for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
        // Like Node, npm looks beside the package first and then further out.
        const isLocked = (folder: string): boolean =>
          lock.packages[`${folder}node_modules/${name}`] !== undefined ||
          (folder !== '' && isLocked(folder.replace(/[^/]*\/$/, '')));
        if (!isLocked(`${place}/`)) missing.push(`${name}, which ${place} wants`);
      }
    }
    assert.deepEqual(missing, []);
  });

  it('are locked with the commands that the server package has', () => {
    assert.deepEqual(lock.packages.server?.bin, server.bin);
  });
});

describe('the extension manifest', () => {
  it('offers the commands that the extension registers, and no others', () => {
    const offered = commands.map(({ command }) => command).sort();
    const client = sources('client/src');
    // A command that the server names too is a constant of the protocol.
    const constants: Readonly<Record<string, unknown>> = { ...protocol };
    const registered = found(/registerCommand\(\s*('[^']+'|\w+)/g, client).map((name) =>
      name.startsWith("'") ? name.slice(1, -1) : String(constants[name]),
    );
    assert.deepEqual(registered.sort(), offered);
    const used = found(/command: '(imr\.[^']+)'/g, client);
    assert.deepEqual(
      used.filter((command) => !offered.includes(command)),
      [],
    );
  });

  it('offers the settings that are read, and no others', () => {
    const inClient = found(/getConfiguration\('imr'[^)]*\)\s*\.get\(\s*'([^']+)'/g, sources('client/src'));
    const inServer = found(/\bsection\.(\w+)/g, text('server/src/rules/configuration.ts'));
    const [, display = ''] = /const \{ ([\w, ]+) \} = \(section/.exec(text('server/src/lsp/settings.ts')) ?? [];
    const names = [...inClient, ...inServer, ...display.split(', ')];
    const read = [...new Set(names)].map((name) => `imr.${name}`).sort();
    assert.deepEqual(Object.keys(settings).sort(), read);
  });

  it('lets every rule be set, with its own severity as the default', () => {
    const offered = Object.entries(settings['imr.rules']?.properties ?? {}).map(([code, rule]) => [code, rule.default]);
    assert.deepEqual(
      offered,
      rules.map(({ code, severity }) => [code, severity]),
    );
  });

  it('has no setting that names a path or a command, so a folder can make nothing run', () => {
    const shown = Object.entries(settings).map(([name, { scope }]) => `${name} (${scope})`);
    assert.deepEqual(shown, [
      'imr.recognizeLetters (resource)',
      'imr.rules (resource)',
      'imr.houseVariants (resource)',
      'imr.codeLens (resource)',
      'imr.inlayHints (resource)',
    ]);
  });

  it('groups the settings', () => {
    assert.deepEqual(
      configuration.map(({ title }) => title),
      ['%settings.letters%', '%settings.checks%', '%settings.display%'],
    );
  });

  it('puts every command under one category, and enables what needs a letter only where there is one', () => {
    assert.deepEqual([...new Set(commands.map(({ category }) => category))], ['%command.category%']);
    const enabled = Object.fromEntries(commands.map(({ command, enablement }) => [command, enablement]));
    const inLetters = 'editorLangId == imr && !editorReadonly';
    assert.deepEqual(enabled, {
      'imr.newLetter': undefined,
      'imr.addDisputedItem': inLetters,
      'imr.tidyPastedText': inLetters,
      'imr.ignoreFinding': inLetters,
      'imr.explainRule': undefined,
      'imr.openSample': undefined,
      'imr.restartServer': undefined,
      'imr.showOutput': undefined,
    });
  });

  it('shows the same in the command palette, and not what belongs to a finding', () => {
    const when = Object.fromEntries((menus.commandPalette ?? []).map((entry) => [entry.command, entry.when]));
    assert.deepEqual(when, {
      'imr.addDisputedItem': 'editorLangId == imr',
      'imr.tidyPastedText': 'editorLangId == imr',
      'imr.ignoreFinding': 'false',
    });
  });

  it('offers a new letter among the new files, and takes no key from anybody', () => {
    assert.deepEqual(
      (menus['file/newFile'] ?? []).map(({ command }) => command),
      ['imr.newLetter'],
    );
    assert.equal(extension.contributes.keybindings, undefined);
  });

  it('works in folders that are not trusted and in folders that are not on a disk', () => {
    assert.deepEqual(extension.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });

  it('is not started before there is a text file', () => {
    assert.deepEqual(extension.activationEvents, ['onLanguage:plaintext']);
  });
});
