declare module '*.svelte' {
  import type { Component } from 'svelte';
  const component: Component<{ shop: import('./shop.ts').Shop }>;
  export default component;
}

/** React brings no types of its own. */
declare module 'react' {
  export type Node = object;
  export function createElement(type: string | (() => Node), props?: object | null, ...children: Node[]): Node;
  export function useState<T>(initial: T): [T, (next: T) => void];
}

declare module 'react-dom/client' {
  export function createRoot(container: Element): { render(node: import('react').Node): void };
}
