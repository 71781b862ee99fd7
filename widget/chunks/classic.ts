import { entry } from 'virtual:entry';
import { createPolicy } from './create-policy.ts';
import { folderOf } from './folder.ts';
import { registry } from './registry.ts';

/** Loads the module of this version, checked by its hash, with the permission this script was given. */
function load(own: HTMLScriptElement): void {
  const policy = createPolicy(own.src);
  registry().policy = policy;
  const url = `${folderOf(own.src, entry.version)}${entry.file}`;
  const script = document.createElement('script');
  script.type = 'module';
  script.integrity = entry.integrity;
  script.crossOrigin = 'anonymous';
  if (own.nonce) script.nonce = own.nonce;
  script.src = policy?.createScriptURL(url) ?? url;
  document.head.append(script);
}

if (document.currentScript instanceof HTMLScriptElement) load(document.currentScript);
