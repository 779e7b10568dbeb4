/** The path of another file in the folder of a file; `/` between folders. */
export function siblingPath(path: string, name: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1) + name;
}

/** The path to one file as another names it: `./whatsappRetry.ts`, `../lib/whatsappRetry.ts`. */
export function relativePath(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);
  const target = to.split('/');
  let same = 0;
  while (same < folders.length && same < target.length - 1 && folders[same] === target[same]) same += 1;
  const up = folders.length - same;
  return [...(up === 0 ? ['.'] : Array<string>(up).fill('..')), ...target.slice(same)].join('/');
}
