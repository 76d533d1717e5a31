import frShell from './fr/shell.json' with { type: 'json' };
import frHome from './fr/home.json' with { type: 'json' };
import frDirectory from './fr/directory.json' with { type: 'json' };
import frImports from './fr/imports.json' with { type: 'json' };
import frNetwork from './fr/network.json' with { type: 'json' };
import frGroups from './fr/groups.json' with { type: 'json' };
import frShares from './fr/shares.json' with { type: 'json' };
import frClusters from './fr/clusters.json' with { type: 'json' };
import frIntroductions from './fr/introductions.json' with { type: 'json' };
import frEncounters from './fr/encounters.json' with { type: 'json' };
import frCommunity from './fr/community.json' with { type: 'json' };
import frIncubators from './fr/incubators.json' with { type: 'json' };
import frInterviews from './fr/interviews.json' with { type: 'json' };
import frMe from './fr/me.json' with { type: 'json' };
import frRegister from './fr/register.json' with { type: 'json' };
import frSharing from './fr/sharing.json' with { type: 'json' };
import frAlliances from './fr/alliances.json' with { type: 'json' };
import frAllianceDrafts from './fr/alliance-drafts.json' with { type: 'json' };
import frHandover from './fr/handover.json' with { type: 'json' };
import frSettings from './fr/settings.json' with { type: 'json' };
import frRooms from './fr/rooms.json' with { type: 'json' };
import frMeetings from './fr/meetings.json' with { type: 'json' };
import frAggregates from './fr/aggregates.json' with { type: 'json' };
import frPrivacy from './fr/privacy.json' with { type: 'json' };
import frLife from './fr/life.json' with { type: 'json' };
import frDiagnosis from './fr/diagnosis.json' with { type: 'json' };
import frProof from './fr/proof.json' with { type: 'json' };
import frLabel from './fr/label.json' with { type: 'json' };
import frAccess from './fr/access.json' with { type: 'json' };
import frMail from './fr/mail.json' with { type: 'json' };
import frDocument from './fr/document.json' with { type: 'json' };
import frDrafts from './fr/drafts.json' with { type: 'json' };
import frDocuments from './fr/documents.json' with { type: 'json' };
import frCli from './fr/cli.json' with { type: 'json' };
import frErrors from './fr/errors.json' with { type: 'json' };
import frTerms from './fr/terms.json' with { type: 'json' };
import frExplanations from './fr/explanations.json' with { type: 'json' };
import frStatistics from './fr/statistics.json' with { type: 'json' };
import frInstanceFaults from './fr/instance-faults.json' with { type: 'json' };
import frShareFaults from './fr/share-faults.json' with { type: 'json' };
import enShell from './en/shell.json' with { type: 'json' };
import enHome from './en/home.json' with { type: 'json' };
import enDirectory from './en/directory.json' with { type: 'json' };
import enImports from './en/imports.json' with { type: 'json' };
import enNetwork from './en/network.json' with { type: 'json' };
import enGroups from './en/groups.json' with { type: 'json' };
import enShares from './en/shares.json' with { type: 'json' };
import enClusters from './en/clusters.json' with { type: 'json' };
import enIntroductions from './en/introductions.json' with { type: 'json' };
import enEncounters from './en/encounters.json' with { type: 'json' };
import enCommunity from './en/community.json' with { type: 'json' };
import enIncubators from './en/incubators.json' with { type: 'json' };
import enInterviews from './en/interviews.json' with { type: 'json' };
import enMe from './en/me.json' with { type: 'json' };
import enRegister from './en/register.json' with { type: 'json' };
import enSharing from './en/sharing.json' with { type: 'json' };
import enAlliances from './en/alliances.json' with { type: 'json' };
import enAllianceDrafts from './en/alliance-drafts.json' with { type: 'json' };
import enHandover from './en/handover.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import enRooms from './en/rooms.json' with { type: 'json' };
import enMeetings from './en/meetings.json' with { type: 'json' };
import enAggregates from './en/aggregates.json' with { type: 'json' };
import enPrivacy from './en/privacy.json' with { type: 'json' };
import enLife from './en/life.json' with { type: 'json' };
import enDiagnosis from './en/diagnosis.json' with { type: 'json' };
import enProof from './en/proof.json' with { type: 'json' };
import enLabel from './en/label.json' with { type: 'json' };
import enAccess from './en/access.json' with { type: 'json' };
import enMail from './en/mail.json' with { type: 'json' };
import enDocument from './en/document.json' with { type: 'json' };
import enDrafts from './en/drafts.json' with { type: 'json' };
import enDocuments from './en/documents.json' with { type: 'json' };
import enCli from './en/cli.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enTerms from './en/terms.json' with { type: 'json' };
import enExplanations from './en/explanations.json' with { type: 'json' };
import enStatistics from './en/statistics.json' with { type: 'json' };
import enInstanceFaults from './en/instance-faults.json' with { type: 'json' };
import enShareFaults from './en/share-faults.json' with { type: 'json' };
import type { Language, Namespace } from './namespaces.ts';

/** Every text of both languages. */
export const catalogues: Record<Language, Record<Namespace, Record<string, unknown>>> = {
  fr: {
    shell: frShell,
    home: frHome,
    directory: frDirectory,
    imports: frImports,
    network: frNetwork,
    groups: frGroups,
    shares: frShares,
    clusters: frClusters,
    incubators: frIncubators,
    interviews: frInterviews,
    introductions: frIntroductions,
    encounters: frEncounters,
    community: frCommunity,
    me: frMe,
    register: frRegister,
    sharing: frSharing,
    alliances: frAlliances,
    'alliance-drafts': frAllianceDrafts,
    handover: frHandover,
    settings: frSettings,
    rooms: frRooms,
    meetings: frMeetings,
    access: frAccess,
    life: frLife,
    label: frLabel,
    diagnosis: frDiagnosis,
    proof: frProof,
    privacy: frPrivacy,
    aggregates: frAggregates,
    mail: frMail,
    document: frDocument,
    drafts: frDrafts,
    documents: frDocuments,
    cli: frCli,
    errors: frErrors,
    terms: frTerms,
    explanations: frExplanations,
    statistics: frStatistics,
    'instance-faults': frInstanceFaults,
    'share-faults': frShareFaults,
  },
  en: {
    shell: enShell,
    home: enHome,
    directory: enDirectory,
    imports: enImports,
    network: enNetwork,
    groups: enGroups,
    shares: enShares,
    clusters: enClusters,
    incubators: enIncubators,
    interviews: enInterviews,
    introductions: enIntroductions,
    encounters: enEncounters,
    community: enCommunity,
    me: enMe,
    register: enRegister,
    sharing: enSharing,
    alliances: enAlliances,
    'alliance-drafts': enAllianceDrafts,
    handover: enHandover,
    settings: enSettings,
    rooms: enRooms,
    meetings: enMeetings,
    access: enAccess,
    life: enLife,
    label: enLabel,
    diagnosis: enDiagnosis,
    proof: enProof,
    privacy: enPrivacy,
    aggregates: enAggregates,
    mail: enMail,
    document: enDocument,
    drafts: enDrafts,
    documents: enDocuments,
    cli: enCli,
    errors: enErrors,
    terms: enTerms,
    explanations: enExplanations,
    statistics: enStatistics,
    'instance-faults': enInstanceFaults,
    'share-faults': enShareFaults,
  },
};
