import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/**
 * A study of alpha's researcher, who leads it, with a team member who codes: one case, a transcript coded by both in a double
 * coding that is open, a coding of the team, and the firm owner named on it by mistake, which opens nothing.
 */
export async function seedInterviews(client: pg.Client, scene: Scene): Promise<void> {
  const { alpha } = scene.clusters;
  const { researcher, teamMember, firmOwner } = scene.people;
  const project = sceneId('interviews');
  const [code, transcript, round, one] = ['code', 'transcript', 'round', 'case'].map((name) =>
    sceneId(`interviews:${name}`),
  );
  await client.query(
    `insert into interview_projects (id, cluster_id, title, created_by) values ($1, $2, 'Scene', $3)`,
    [project, alpha, researcher],
  );
  for (const [person, role] of [
    [researcher, 'lead'],
    [teamMember, 'coder'],
    [firmOwner, 'lead'],
  ])
    await client.query(
      `insert into interview_people (cluster_id, project_id, person_id, role) values ($1, $2, $3, $4)`,
      [alpha, project, person, role],
    );
  await client.query(
    `insert into interview_cases (id, cluster_id, project_id, pseudonym, created_by) values ($1, $2, $3, 'E1', $4)`,
    [one, alpha, project, researcher],
  );
  await client.query(
    `insert into interview_names (cluster_id, project_id, pseudonym, name, contact, entered_by)
     values ($1, $2, 'E1', 'Nobody of the scene', 'nobody@example.org', $3)`,
    [alpha, project, researcher],
  );
  await client.query(
    `insert into interview_transcripts (id, cluster_id, project_id, case_id, title, format, body, characters, words, paragraphs,
       speakers, created_by)
     values ($1, $2, $3, $4, 'Scene', 'text', 'Something was said', 18, 3, '[[0, 18, -1, -1]]', '[]', $5)`,
    [transcript, alpha, project, one, researcher],
  );
  await client.query(
    `insert into interview_codes (id, cluster_id, project_id, name, created_by) values ($1, $2, $3, 'Scene', $4)`,
    [code, alpha, project, researcher],
  );
  await client.query(
    `insert into interview_codebooks (cluster_id, project_id, ordinal, codes, saved_by) values ($1, $2, 1, '[]', $3)`,
    [alpha, project, researcher],
  );
  await client.query(
    `insert into interview_rounds (id, cluster_id, project_id, transcript_id, codebook, opened_by) values ($1, $2, $3, $4, 1, $5)`,
    [round, alpha, project, transcript, researcher],
  );
  for (const person of [researcher, teamMember]) {
    await client.query(
      `insert into interview_round_coders (cluster_id, round_id, person_id) values ($1, $2, $3)`,
      [alpha, round, person],
    );
    await client.query(
      `insert into interview_codings (cluster_id, project_id, transcript_id, code_id, coder_id, round_id, start_at, end_at)
       values ($1, $2, $3, $4, $5, $6, 0, 9)`,
      [alpha, project, transcript, code, person, round],
    );
  }
  await client.query(
    `insert into interview_codings (cluster_id, project_id, transcript_id, code_id, coder_id, start_at, end_at)
     values ($1, $2, $3, $4, $5, 10, 18)`,
    [alpha, project, transcript, code, teamMember],
  );
  await client.query(
    `insert into interview_memos (cluster_id, project_id, transcript_id, body, author_id) values ($1, $2, $3, 'Scene', $4)`,
    [alpha, project, transcript, teamMember],
  );
  await client.query(
    `insert into interview_cells (cluster_id, project_id, case_id, code_id, summary, updated_by) values ($1, $2, $3, $4, '', $5)`,
    [alpha, project, one, code, researcher],
  );
}
