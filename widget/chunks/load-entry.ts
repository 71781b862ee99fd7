import { entry } from 'virtual:entry';
import { createPolicy } from './create-policy.ts';
import { folderOf } from './folder.ts';
import { registry } from './registry.ts';

/**
 * Loads the module of this version, checked by its hash, with the permission that the classic script `own` was given. Rejects when it does
 * not come, or is not what it should be.
 */
export function loadEntry(own: HTMLScriptElement): Promise<void> {
  const policy = createPolicy(own.src);
  registry().policy = policy;
  const url = `${folderOf(own.src, entry.version)}${entry.file}`;
  const script = document.createElement('script');
  script.type = 'module';
  script.integrity = entry.integrity;
  script.crossOrigin = 'anonymous';
  if (own.nonce) script.nonce = own.nonce;
  script.src = policy?.createScriptURL(url) ?? url;
  return new Promise((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${url} did not load, or is not the file it should be`));
    document.head.append(script);
  });
}
