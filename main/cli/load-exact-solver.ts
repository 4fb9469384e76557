import type { ExactSolver } from '../../shared/territory/redesign/exact/exact-solver.ts';
import { createHighsSolver } from '../../shared/territory/redesign/exact/highs-solver.ts';

/** The exact solver that comes with Baton, in the bundle itself; unpacked only by the command that asks for it. */
export async function loadExactSolver(): Promise<ExactSolver> {
  const [{ default: loadHighs }, { default: runtime }] = await Promise.all([
    import('highs'),
    import('highs/runtime?inline'),
  ]);
  const bytes = Buffer.from(runtime.slice(runtime.indexOf(',') + 1), 'base64');
  const module = await WebAssembly.compile(bytes);
  // Bytes given as the documented `wasmBinary` are not looked at: it would read a file.
  const options: object = {
    instantiateWasm: (imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): void =>
      receive(new WebAssembly.Instance(module, imports)),
  };
  return createHighsSolver(await loadHighs(options));
}
