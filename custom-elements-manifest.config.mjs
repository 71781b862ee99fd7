/** What a page has nothing to do with stays out of the manifest: it describes what is public. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) for (const declaration of declarations) keepPublic(declaration);
  },
};

/** Names that are private by their look, and what a form control has for the browser alone. */
const browsers = /^([#_]|formAssociated$|form\w+Callback$)/;

/** The analyzer takes every reactive property for an attribute, an internal state too. */
function keepPublic(declaration) {
  const { members = [], attributes = [] } = declaration;
  const hidden = members.filter(({ name, privacy = 'public' }) => privacy !== 'public' || browsers.test(name)).map(({ name }) => name);
  declaration.members &&= members.filter(({ name }) => !hidden.includes(name));
  declaration.attributes &&= attributes.filter(({ name }) => !hidden.includes(name));
}

export default { plugins: [publicOnly] };
