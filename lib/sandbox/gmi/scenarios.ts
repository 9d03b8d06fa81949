import type { ScenarioStep, StepKind } from './schema';

/** The script: for each kind of request, the steps that its next requests will meet. */
export class Scenarios {
  #steps: ScenarioStep[] = [];

  add(steps: ScenarioStep[]): void {
    this.#steps.push(...steps.map((step) => ({ ...step })));
  }

  take(kind: StepKind): ScenarioStep | null {
    const step = this.#steps.find((candidate) => candidate.on === kind);
    if (!step) return null;
    step.times -= 1;
    if (step.times <= 0) this.#steps = this.#steps.filter((candidate) => candidate !== step);
    return step;
  }

  get left(): readonly ScenarioStep[] {
    return this.#steps;
  }

  clear(): void {
    this.#steps = [];
  }
}
