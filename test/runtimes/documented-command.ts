/** A line of docs/recipes/hosting.md by the program that it starts: what stands behind that program's name. Throws where there is none. */
export function commandOf(code: string, program: string): string[] {
  const line = code.split('\n').find((one) => one.startsWith(`${program} `));
  if (line === undefined) throw new Error(`docs/recipes/hosting.md has no line that starts ${program}`);
  return line.split(' ').slice(1);
}
