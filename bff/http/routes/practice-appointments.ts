import { type Context, Hono } from 'hono';
import type { CallLimit } from '../../actions/api-limit.ts';
import { removeAppointments } from '../../actions/remove-appointments.ts';
import { type AppointmentOutcome, upsertAppointments } from '../../actions/upsert-appointments.ts';
import type { Intake } from '../../actions/upsert-profiles.ts';
import type { PracticeAppointment, PracticeAppointmentsAnswer } from '../../contract/index.ts';
import type { AppointmentRecord } from '../../domain/appointment-record.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import type { BatchLanes } from '../batch-lanes.ts';
import { describe } from '../describe.ts';
import { apiKeyActor, notePracticeCall, practiceProblems } from '../practice-calls.ts';
import { examples } from '../practice-examples.ts';
import { batchLimit, describeRefusal, takeEach, withBatch } from '../practice-records.ts';
import { answerRemoval } from '../practice-removal.ts';
import {
  practiceAppointment,
  practiceAppointmentsAnswer,
  practiceAppointmentsRequest,
  practiceRemovalAnswer,
  practiceRemovalRequest,
} from '../practice-schemas.ts';
import { requireApiKey } from '../require-api-key.ts';
import { respond } from '../respond.ts';
import { sourceOf } from '../source-of.ts';

/** Visits, as the clinic's practice system tells of them (rules 32 and 37). */
export function practiceAppointmentRoutes(
  deps: HttpDeps & { readonly lanes: BatchLanes },
  limit: CallLimit,
): Hono<AppEnv> {
  const keyed = requireApiKey(deps, limit, ['appointments']);

  const intakeOf = (c: Context<AppEnv>): Intake => {
    const { clinic, apiKey } = c.var;
    return { clinic, actor: apiKeyActor(apiKey), source: sourceOf(c, deps) };
  };

  return new Hono<AppEnv>()
    .put(
      '/appointments',
      keyed,
      batchLimit,
      describe({
        tag: 'practice',
        security: 'practiceKey',
        summary: 'Make or change appointments',
        description:
          'At most 500 in 1 MB, known by the practice system’s own ids; the calendars that subscribed have them with ' +
          'their next fetch. What is sent again as it stands changes nothing. Scope `appointments`.',
        request: { body: practiceAppointmentsRequest, example: examples.appointments },
        answers: {
          200: {
            description: 'One result a record, in order',
            body: practiceAppointmentsAnswer,
            example: examples.appointmentResults,
          },
        },
        problems: practiceProblems,
      }),
      withBatch(deps, 'appointments', async (c, records) => {
        const placed = await takeEach(records, practiceAppointment, (read) =>
          upsertAppointments(deps, intakeOf(c), read.map(recordOf)),
        );
        const results = placed.map(({ id, outcome }) => describeOutcome(id, outcome));
        notePracticeCall(c, deps, 'appointments-sent', results);
        return respond(c, 200, { results } satisfies PracticeAppointmentsAnswer);
      }),
    )
    .post(
      '/appointments/remove',
      keyed,
      batchLimit,
      describe({
        tag: 'practice',
        security: 'practiceKey',
        summary: 'Cancel appointments',
        description: 'Calendars show them as cancelled for 30 days, then no more. Can be repeated.',
        request: { body: practiceRemovalRequest, example: examples.removedAppointments },
        answers: {
          200: {
            description: 'One result an id, in order',
            body: practiceRemovalAnswer,
            example: examples.appointmentRemovals,
          },
        },
        problems: practiceProblems,
      }),
      withBatch(deps, 'ids', (c, ids) =>
        answerRemoval(c, deps, 'appointments-removed', ids, (known) =>
          removeAppointments(deps, intakeOf(c), known),
        ),
      ),
    );
}

function recordOf({ id, ...appointment }: PracticeAppointment): AppointmentRecord {
  const { place = null, onlineUrl = null, isCancelled = false, ...rest } = appointment;
  return { appointmentId: id, ...rest, place, onlineUrl, isCancelled };
}

function describeOutcome(
  id: string | null,
  outcome: AppointmentOutcome | Refusal,
): PracticeAppointmentsAnswer['results'][number] {
  if (outcome.kind === 'refused') return describeRefusal(id, outcome, 'appointmentId');
  if (id === null) throw new Error('an appointment was taken without an id');
  return { id, outcome: outcome.kind };
}
