import type { FaultKind } from './faults.ts';

/** What each kind of fault does, for whoever asks the sandbox itself. */
export const FAULTS: Record<FaultKind, string> = {
  latency: 'waits `milliseconds` (1000), then goes on as usual',
  status: "answers `status` (500) and does nothing: 429 with an empty body, others in the API version's error shape",
  'status-after-commit': 'does everything, saves it, then answers `status` (500)',
  reset: 'cuts the connection before anything is done',
  'reset-after-commit': 'does everything, saves it, then cuts the connection',
  hang: 'never answers',
  'slow-body': 'sends the answer in four pieces, `milliseconds` (1000) apart',
  truncated: 'promises the whole body and breaks off in the middle',
  html: 'answers an HTML error page with `status` (502)',
  'announcement-failed': 'the carrier refuses a label: v3 answers 201 with ANNOUNCEMENT_FAILED and `message`, v2 a 400',
  'geocoder-down': 'searches by address answer 503 (v2: 400)',
  'point-unavailable': 'check-availability answers false',
  'still-processing': 'POST /api/v3/orders answers 400 “We are still processing a previous request …” and saves nothing',
  'already-exists': 'POST /api/v3/parcels/tracking answers 409, as if another request had just been quicker',
};
