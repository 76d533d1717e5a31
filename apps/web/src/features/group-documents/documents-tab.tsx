import type { GroupTabProps } from '../groups/group-tabs.ts';
import { DocumentsSection } from './documents-section.tsx';

/** The documents of a group, for its coordinators. */
export default function DocumentsTab({ group }: GroupTabProps) {
  return <DocumentsSection groupId={group.id} />;
}
