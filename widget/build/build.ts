import { buildEditorData } from './editor-data.ts';
import { buildForNode } from './node.ts';
import { buildForNpm } from './npm.ts';
import { buildForScriptTags } from './script-tag.ts';
import { copyTemplateTypes } from './template-types.ts';

/** The builds, by the name they have on the command line: `node widget/build/build.ts widget`. Without one: all. */
const builds: Record<string, () => Promise<void>> = {
  widget: buildForScriptTags,
  npm: buildForNpm,
  node: buildForNode,
  editors: buildEditorData,
  templates: copyTemplateTypes,
};

const [wanted] = process.argv.slice(2);
if (wanted !== undefined && !Object.hasOwn(builds, wanted))
  throw new Error(`"${wanted}" is no build; there are ${Object.keys(builds).join(', ')}`);
for (const [name, run] of Object.entries(builds)) if (wanted === undefined || wanted === name) await run();
