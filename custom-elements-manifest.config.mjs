/** What a page has nothing to do with stays out of the manifest: it describes what is public. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) for (const declaration of declarations) keepPublic(declaration);
  },
};

/** The analyzer takes every reactive property for an attribute, an internal state too. */
function keepPublic(declaration) {
  const { members = [], attributes = [] } = declaration;
  const hidden = members.filter(({ name, privacy = 'public' }) => privacy !== 'public' || /^[#_]/.test(name)).map(({ name }) => name);
  declaration.members &&= members.filter(({ name }) => !hidden.includes(name));
  declaration.attributes &&= attributes.filter(({ name }) => !hidden.includes(name));
}

export default { plugins: [publicOnly] };
