export * from './cluster-profile-shape.ts';
export { readPartnerScenario } from './partner-scenario.ts';
export type { PartnerExpectation, PartnerScenario, ScenarioReading } from './partner-scenario.ts';
