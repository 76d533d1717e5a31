import { forRoles } from '../../app/permission.ts';

/** A manager from every answer, a researcher within its open study; which analyses, the database knows. */
export const analysesPolicy = { make: forRoles('analyses.make', ['cluster_manager', 'researcher']) };
