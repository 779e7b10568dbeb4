/** A picture imported as its text: `import svg from './x.svg' with { type: 'text' }`. */
declare module '*.svg' {
  const text: string;
  export default text;
}
