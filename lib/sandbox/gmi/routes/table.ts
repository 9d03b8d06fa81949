import type { Route } from '../exchange';
import { BASE_PATH } from '../options';
import { addScenarios, clearCalls, clearScenarios, showCalls, showScenarios } from './control';
import { media, uploadPut, uploadUrl } from './media';
import { health, model, models } from './models';
import { list, poll } from './requests';
import { submit } from './submit';

const at = (pattern: string) => new RegExp(`^${pattern}$`);

/** Everything the stand-in answers: GMI's routes, its bucket, and what only tests ask for. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: at(`${BASE_PATH}/requests`), handle: submit, kind: 'submit', keyed: true },
  { method: 'GET', path: at(`${BASE_PATH}/requests`), handle: list, kind: 'list', keyed: true },
  { method: 'GET', path: at(`${BASE_PATH}/requests/([\\w.-]+)`), handle: poll, kind: 'poll', keyed: true },
  { method: 'GET', path: at(`${BASE_PATH}/models`), handle: models, kind: 'models', keyed: true },
  { method: 'GET', path: at(`${BASE_PATH}/models/([\\w.-]+)`), handle: model, kind: 'models', keyed: true },
  { method: 'POST', path: at(`${BASE_PATH}/upload-url`), handle: uploadUrl, kind: 'upload', keyed: true },
  { method: 'PUT', path: at('/upload/([0-9a-f]+)'), handle: uploadPut, kind: 'upload-put' },
  { method: 'GET', path: at('/media/([\\w-]+)\\.png'), handle: media, kind: 'media' },
  { method: 'GET', path: at('/health'), handle: health },
  { method: 'GET', path: at('/sandbox/scenarios'), handle: showScenarios },
  { method: 'POST', path: at('/sandbox/scenarios'), handle: addScenarios },
  { method: 'DELETE', path: at('/sandbox/scenarios'), handle: clearScenarios },
  { method: 'GET', path: at('/sandbox/calls'), handle: showCalls },
  { method: 'DELETE', path: at('/sandbox/calls'), handle: clearCalls },
];
