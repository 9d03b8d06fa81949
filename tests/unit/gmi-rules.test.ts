import { describe, expect, test } from 'vitest';
import { submitPayload } from '@/lib/gmi/payload';
import { type GmiReply, judgePoll, judgeSubmit, retryAfterMs } from '@/lib/gmi/rules';
import { parseRecord } from '@/lib/gmi/schema';

const URL_OF_RESULT = 'https://storage.googleapis.com/gmi-video-assests-prod/result.png';
const reply = (status: number, body: unknown, wait: number | null = null): GmiReply => ({
  kind: 'answer',
  status,
  record: parseRecord(typeof body === 'string' ? body : JSON.stringify(body)),
  retryAfterMs: wait,
});
const success = (outcome: unknown, more: object = {}) => ({ request_id: 'r1', status: 'success', outcome, ...more });
const submit = (status: number, body: unknown, wait: number | null = null) => judgeSubmit(reply(status, body, wait));
const poll = (status: number, body: unknown, wait: number | null = null) => judgePoll(reply(status, body, wait), 'r1');

describe('answers to a submit', () => {
  const done = { kind: 'done', requestId: 'r1', mediaUrl: URL_OF_RESULT };

  test('a finished record in the answer itself is the result', () => {
    expect(submit(200, success({ media_urls: [{ id: '1', url: URL_OF_RESULT }] }))).toEqual(done);
  });
  test('media_urls may be plain strings', () =>
    expect(submit(200, success({ media_urls: [URL_OF_RESULT] }))).toEqual(done));
  test('image_url is the old fallback', () => expect(submit(200, success({ image_url: URL_OF_RESULT }))).toEqual(done));
  test('thumbnails and the echoed payload are not the result', () => {
    const echoed = success(
      { thumbnail_image_url: 'https://a.example/t.png' },
      { payload: { image: 'https://a.example/in.png' } },
    );
    expect(submit(200, echoed)).toMatchObject({ kind: 'pending' });
    expect(poll(200, echoed)).toMatchObject({ kind: 'refused', code: 'upstream_failed' });
  });
  test('an entry without an address is passed over', () => {
    const urls = [null, { id: 'x' }, 'not a url', 'ftp://a.example/x', { url: URL_OF_RESULT }];
    expect(submit(200, success({ media_urls: urls }))).toEqual(done);
  });
  test('a result without a request id is a result', () => {
    expect(submit(200, { status: 'success', outcome: { media_urls: [URL_OF_RESULT] } })).toEqual({
      ...done,
      requestId: null,
    });
  });
  test('a result under a status nobody met is a result', () => {
    expect(submit(200, { request_id: 'r1', status: 'finished', outcome: { media_urls: [URL_OF_RESULT] } })).toEqual(
      done,
    );
  });
  test.each(['created', 'queued', 'dispatched', 'processing', 'a_word_nobody_met', undefined])(
    'status %s: ask for it again',
    (status) => {
      const record = {
        request_id: 'r1',
        model: 'm',
        status,
        created_at: 1,
        updated_at: 1,
        queued_at: 1,
        outcome: null,
      };
      expect(submit(200, record)).toEqual({ kind: 'pending', requestId: 'r1', afterMs: null });
    },
  );
  test('a picture in a record that is still running is not taken', () => {
    const preview = { request_id: 'r1', status: 'processing', outcome: { media_urls: [URL_OF_RESULT] } };
    expect(submit(200, preview)).toMatchObject({ kind: 'pending' });
  });
  test('a request id may be a number', () => {
    expect(submit(200, { request_id: 17, status: 'queued' })).toMatchObject({ kind: 'pending', requestId: '17' });
  });
  test.each(['cancelled', 'canceled'])('%s is an end', (status) => {
    expect(submit(200, { request_id: 'r1', status })).toMatchObject({ kind: 'refused', code: 'upstream_failed' });
  });
  test('success without a picture is looked at once more, and is an end when the look shows none either', () => {
    expect(submit(200, success(null))).toMatchObject({ kind: 'pending', requestId: 'r1' });
    expect(poll(200, success(null))).toMatchObject({ kind: 'refused', code: 'upstream_failed' });
  });
  test.each([
    ['nothing', ''],
    ['HTML', '<html></html>'],
    ['half', '{"request_id":"r1"'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no id', '{}'],
  ])('200 with %s: it may have been accepted', (_name, body) =>
    expect(submit(200, body)).toMatchObject({ kind: 'retry', maybeAccepted: true }),
  );
});

describe('failures', () => {
  const failed = (more: object) => ({ request_id: 'r1', status: 'failed', ...more });

  test.each([
    ['outcome.error is a string', { outcome: { error: 'boom' } }],
    ['outcome.error is an object', { outcome: { error: { code: 'E1', message: 'boom', status: 500 } } }],
    ['error is a string', { error: 'boom' }],
    ['error is an object', { error: { message: 'boom' } }],
    ['error_message', { error_message: 'boom' }],
    ['message', { message: 'boom' }],
  ])('a failed record is final: %s', (_name, more) => {
    const outcome = { kind: 'refused', code: 'upstream_failed', upstreamMessage: 'boom' };
    expect(submit(200, failed(more))).toEqual(outcome);
    expect(poll(200, failed(more))).toEqual(outcome);
  });
  test('a failed record that says nothing is final', () => {
    expect(poll(200, failed({ outcome: null }))).toMatchObject({ kind: 'refused', code: 'upstream_failed' });
  });
  test('a failed record that blames the picture says so', () => {
    const record = failed({ outcome: { error: { code: 'bad', message: 'cannot decode', status: 400 } } });
    expect(poll(200, record)).toMatchObject({ kind: 'refused', code: 'input_refused' });
  });
  test('a failed record with `rate limit exceeded(RPM)` is submitted again later', () => {
    const record = failed({ outcome: { error: 'rate limit exceeded(RPM)' } });
    const later = { kind: 'retry', afterMs: null, upstreamMessage: 'rate limit exceeded(RPM)', maybeAccepted: false };
    expect(submit(200, record)).toEqual(later);
    expect(poll(200, record)).toEqual(later);
  });
  test('400: our input was refused, also with a request id', () => {
    const refused = { kind: 'refused', code: 'input_refused', upstreamMessage: 'image is required' };
    expect(submit(400, { error: 'image is required' })).toEqual(refused);
    expect(submit(400, { error: 'image is required', request_id: 'r1' })).toEqual(refused);
  });
  test.each([413, 415, 422])('%i: our input was refused', (status) => {
    expect(submit(status, '')).toMatchObject({ kind: 'refused', code: 'input_refused' });
  });
  test.each([
    [401, 'key_refused', '{"error":"invalid key"}'],
    [403, 'key_refused', '<html>Forbidden</html>'],
    [402, 'account_empty', '{"error":"Insufficient credits. Please top up."}'],
    [404, 'model_missing', '{"error":"model bria-image-remove-background does not exist"}'],
  ])('%i: the operator’s fault, %s', (status, code, body) => {
    expect(submit(status, body)).toMatchObject({ kind: 'operator_fault', code });
  });
  test.each([429, 503])('%i: later, after Retry-After when it says so', (status) => {
    const body = { error: 'Upstream capacity temporarily exhausted' };
    expect(submit(status, body)).toMatchObject({ kind: 'retry', afterMs: null, maybeAccepted: false });
    expect(submit(status, body, 7000)).toMatchObject({ kind: 'retry', afterMs: 7000, upstreamMessage: body.error });
  });
  test.each(['Backend error (400). Please try again.', 'Backend error (401). Please try again.'])(
    '500 %s: again',
    (error) => {
      expect(submit(500, { error })).toMatchObject({ kind: 'retry', maybeAccepted: false, upstreamMessage: error });
    },
  );
  test.each([500, 502, 503, 520])('a gateway’s %i in HTML: again', (status) => {
    expect(submit(status, '<html><h1>Bad gateway</h1></html>')).toEqual({
      kind: 'retry',
      afterMs: null,
      upstreamMessage: `status ${status}, and no JSON`,
      maybeAccepted: false,
    });
  });
  test.each([504, 524])('%i: the gateway gave up waiting, the job may be running', (status) => {
    expect(submit(status, '')).toMatchObject({ kind: 'retry', maybeAccepted: true });
  });
  test('a redirect is not followed with the key', () => expect(submit(302, '')).toMatchObject({ kind: 'retry' }));
  test('any other 4xx is final', () =>
    expect(submit(418, '')).toMatchObject({ kind: 'refused', code: 'upstream_failed' }));
  test('a connection lost before the picture was sent costs nothing', () => {
    const lost = judgeSubmit({ kind: 'lost', requestSent: false, why: 'ECONNREFUSED' });
    expect(lost).toEqual({ kind: 'retry', afterMs: null, upstreamMessage: 'ECONNREFUSED', maybeAccepted: false });
  });
  test('a connection lost after the picture was sent may have been accepted', () => {
    expect(judgeSubmit({ kind: 'lost', requestSent: true, why: 'ECONNRESET' })).toMatchObject({ maybeAccepted: true });
  });
});

describe('asking for an accepted request', () => {
  const pending = (afterMs: number | null = null) => ({ kind: 'pending', requestId: 'r1', afterMs });

  test('a finished one is the result', () => {
    const outcome = { kind: 'done', requestId: 'r1', mediaUrl: URL_OF_RESULT };
    expect(poll(200, success({ media_urls: [{ id: '1', url: URL_OF_RESULT }] }))).toEqual(outcome);
  });
  test.each([
    ['queued without end', 200, { request_id: 'r1', status: 'queued', outcome: null }],
    ['a body nobody can read', 200, '<html>'],
    ['not found yet', 404, { error: 'not found' }],
    ['a gateway’s page', 502, '<html>'],
    ['a wrapped error', 500, { error: 'Backend error (401). Please try again.' }],
  ])('%s leaves it pending', (_name, status, body) => expect(poll(status, body)).toEqual(pending()));
  test('a rate limit leaves it pending, until Retry-After', () => expect(poll(429, '', 9000)).toEqual(pending(9000)));
  test('a lost connection leaves it pending', () => {
    expect(judgePoll({ kind: 'lost', requestSent: true, why: 'ECONNRESET' }, 'r1')).toEqual(pending());
  });
  test.each([401, 402, 403])('%i is the operator’s fault', (status) =>
    expect(poll(status, '').kind).toBe('operator_fault'),
  );
  test('400 is final', () =>
    expect(poll(400, { error: 'gone' })).toMatchObject({ kind: 'refused', upstreamMessage: 'gone' }));
});

describe('Retry-After', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  test.each([
    ['7', 7000],
    ['0', 0],
    ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['999999999', 3_600_000],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('%j', (header, ms) => expect(retryAfterMs(header, now)).toBe(ms));
});

describe('the payload', () => {
  test.each([0, 1, 2, 3, 200_000, 196_608, 196_609])(
    '%i bytes: valid JSON, exactly as long as announced',
    (sizeBytes) => {
      const bytes = Buffer.alloc(sizeBytes, 'x');
      for (const [form, prefix] of [
        ['base64', ''],
        ['data-uri', 'data:image/png;base64,'],
      ] as const) {
        const { lengthBytes, pieces } = submitPayload({ bytes, contentType: 'image/png' }, form);
        const json = Buffer.concat([...pieces()]);
        expect(json.length).toBe(lengthBytes);
        expect(JSON.parse(json.toString())).toEqual({
          model: 'bria-image-remove-background',
          payload: { image: `${prefix}${bytes.toString('base64')}` },
        });
      }
    },
  );
});
