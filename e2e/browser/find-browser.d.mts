export declare const browserVariable: string;
export declare function findBrowser(): Promise<string | undefined>;
