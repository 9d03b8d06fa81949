import type { GmiSandboxSettings } from '../options';
import type { Engine } from './engine';
import { modelEngine } from './model';
import { ellipseEngine, instantEngine } from './synthetic';

export function makeEngine({ engine, model, threads }: GmiSandboxSettings): Engine {
  switch (engine) {
    case 'model':
      return modelEngine(model?.file ?? null, threads);
    case 'ellipse':
      return ellipseEngine();
    case 'instant':
      return instantEngine();
  }
}
