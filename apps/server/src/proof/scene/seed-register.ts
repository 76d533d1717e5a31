import { sceneId } from '@grappe/database/testing';
import type pg from 'pg';
import type { Whom } from '../entitlement.ts';
import type { Markers } from '../markers.ts';
import { insert } from './insert.ts';
import type { Circles } from './seed-facts.ts';
import { clusterId, firmId } from './world.ts';

/** The register of alpha: a cooperation that is being written down, of which its members were asked, and one that is published. */
export async function seedRegister(client: pg.Client, markers: Markers, circles: Circles): Promise<void> {
  const asked: Whom = { kind: 'group', cluster: 'alpha', members: ['firmA', 'firmB'] };
  const draft = await entry(client, markers, {
    kind: 'group',
    subject: circles.groupId,
    whom: asked,
    status: 'draft',
  });
  for (const firm of ['firmA', 'firmB'] as const) {
    await insert(client, 'register_members', {
      cluster_id: clusterId('alpha'),
      entry_id: draft,
      organisation_id: firmId(firm),
      consent: firm === 'firmA' ? 'refused' : 'asked',
      answered_at: firm === 'firmA' ? new Date() : null,
    });
  }
  const subject = circles.allianceId;
  await entry(client, markers, { kind: 'alliance', subject, whom: { kind: 'public' }, status: 'published' });
}

async function entry(
  client: pg.Client,
  markers: Markers,
  made: {
    readonly kind: string;
    readonly subject: string;
    readonly whom: Whom;
    readonly status: 'draft' | 'published';
  },
): Promise<string> {
  const id = sceneId(`proof:register:${made.status}`);
  const word = (what: string) => markers.word(`${what} of one that is ${made.status}`, made.whom);
  await insert(client, 'register_entries', {
    id,
    cluster_id: clusterId('alpha'),
    kind: made.kind,
    subject_id: made.subject,
    title: word('register_entries.title'),
    theme: word('register_entries.theme'),
    started_on: '2026-01-01',
    funding: JSON.stringify([
      { funder: word('register_entries.funding'), amountCents: 100, currency: 'EUR' },
    ]),
    status: made.status,
    published_at: made.status === 'published' ? new Date() : null,
  });
  return id;
}
