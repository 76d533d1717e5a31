interface FileReport {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}
export declare function countReport(
  report: { readonly testResults: readonly FileReport[] } | undefined,
  succeeded: boolean,
): { passed: number; failed: number; skipped: number };
