/** Plants faults as a careless change would: a control without a name, grey on grey, and a line that does not break. */
export function plantFaults(base: Element | null | undefined): void {
  const button = document.createElement('button');
  const [pale, long] = [document.createElement('p'), document.createElement('p')];
  pale.textContent = 'Pale';
  pale.style.color = 'light-dark(#bbb, #444)';
  long.textContent = 'Unbreakable'.repeat(20);
  long.style.overflowWrap = 'normal';
  base?.prepend(button, pale, long);
}
