export { auditExportQuery, auditPage, auditQuery } from '@grappe/contracts/api';
