import { interviewMatrix, matrixCellEdit, matrixQuery } from '@grappe/contracts/api';
import { auditRead, listCodes, listInterviewCases, saveMatrixCell } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { exportInterviews, isOffered } from '../../interviews/export-interviews.ts';
import { readMatrix } from '../../interviews/read-matrix.ts';
import { interviewsPolicy } from './policy.ts';
import { requireProject } from './read-project.ts';
import { exportParams, exportQuery, projectParams } from './schema.ts';

const read = { permission: interviewsPolicy.read };
const one = `${inCluster}/interviews/:projectId`;

/** Matrices of cases and codes, and what leaves: under pseudonyms only. */
export const tableRoutes: Resource = (app, services) => {
  app.get(
    `${one}/matrix`,
    {
      config: read,
      schema: { params: projectParams, querystring: matrixQuery, response: { 200: interviewMatrix } },
    },
    (request) =>
      asCaller(services, request, async (tx) => {
        await requireProject(tx, request.params);
        return readMatrix(tx, request.params, request.query);
      }),
  );
  app.put(
    `${one}/cells`,
    {
      config: { permission: interviewsPolicy.write },
      schema: { params: projectParams, body: matrixCellEdit, response: { 200: interviewMatrix } },
    },
    (request) => {
      const now = { cases: request.body.caseId, codes: request.body.codeId };
      return tellingCurrent(
        () =>
          asCaller(services, request, async (tx) => {
            const { caseId, codeId } = request.body;
            await requireProject(tx, request.params);
            const cases = await listInterviewCases(tx, request.params);
            const codes = await listCodes(tx, request.params);
            if (!cases.some(({ id }) => id === caseId) || !codes.some(({ id }) => id === codeId))
              throw refuse('not_found');
            if (!(await saveMatrixCell(tx, request.params, request.body)))
              throw refuse('conflict_changed_meanwhile');
            return readMatrix(tx, request.params, now);
          }),
        () => asCaller(services, request, (tx) => readMatrix(tx, request.params, now)),
      );
    },
  );
  app.get(
    `${one}/export/:what.:format`,
    { config: read, schema: { params: exportParams, querystring: exportQuery } },
    async (request, reply) => {
      const { what, format, ...place } = request.params;
      const { language = personOf(request).language, ...filter } = request.query;
      if (!isOffered(what, format))
        throw refuse('invalid_request', { field: 'params.format', reason: 'not_offered' });
      const bytes = await asCaller(services, request, async (tx) => {
        await requireProject(tx, place);
        await auditRead(tx, {
          clusterId: place.clusterId,
          kind: 'interview_export',
          subject: place.projectId,
          detail: { about: [what], format },
        });
        return exportInterviews(tx, place, { what, format, language, filter });
      });
      return sendFile(reply, { bytes, format, name: `interviews-${what}` });
    },
  );
};
