import { type Answer, type Exchange, problem, type Sandbox } from '../exchange';
import { stepsSchema } from '../schema';
import { jsonOf } from './submit';

const done: Answer = { status: 204, body: '' };

/** `POST /sandbox/scenarios`: appends a list of steps. */
export function addScenarios({ scenarios }: Sandbox, { body }: Exchange): Answer {
  const steps = stepsSchema.safeParse(jsonOf(body));
  if (!steps.success) return problem(400, 'not a list of scenario steps', { issues: steps.error.issues });
  scenarios.add(steps.data);
  return { status: 201, body: { left: scenarios.left } };
}

export const showScenarios = ({ scenarios }: Sandbox): Answer => ({ status: 200, body: { left: scenarios.left } });

export function clearScenarios({ scenarios }: Sandbox): Answer {
  scenarios.clear();
  return done;
}

export const showCalls = ({ calls }: Sandbox): Answer => ({ status: 200, body: { calls: calls.all } });

export function clearCalls({ calls }: Sandbox): Answer {
  calls.clear();
  return done;
}
