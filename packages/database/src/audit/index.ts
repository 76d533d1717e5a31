export {
  verifyAudit,
  type AuditChain,
  type AuditFault,
  type AuditVerification,
  type BrokenLink,
} from './verify-audit.ts';
