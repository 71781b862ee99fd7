import type { Plugin } from 'vite';
import { compileScript, parse, type SFCTemplateCompileOptions } from 'vue/compiler-sfc';

/** In the place of `@vitejs/plugin-vue`: a component's script with its template in it. Styles and hot reloading it knows nothing of. */
const vue = ({ template }: { template: Pick<SFCTemplateCompileOptions, 'compilerOptions'> }): Plugin => ({
  name: 'vue',
  transform(source, id) {
    if (!id.endsWith('.vue')) return undefined;
    const { descriptor, errors } = parse(source, { filename: id });
    if (errors[0]) throw errors[0];
    const { content } = compileScript(descriptor, { id, inlineTemplate: true, templateOptions: template });
    return { code: content, map: null };
  },
});
export default vue;
