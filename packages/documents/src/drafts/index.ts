// What a server needs to write drafts and show them, without the libraries that make PDF and Word files.
export { renderHtml } from '../render-html.ts';
export type { RenderedDocument } from '../block.ts';
export { draftDocument } from './draft-document.ts';
export { registrations } from './group-facts.ts';
export type { BonusFacts, FeasibilityPoint, GroupFacts, MemberFacts, PointFinding } from './group-facts.ts';
export { allianceDocument } from './alliance-document.ts';
export type { AllianceFacts } from './alliance-facts.ts';
export { handoverDocument } from './handover-document.ts';
