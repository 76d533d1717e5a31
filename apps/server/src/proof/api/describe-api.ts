import type { App } from '../../app/build-app.ts';

export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly default?: unknown;
}

export interface ApiParameter {
  readonly name: string;
  readonly schema: JsonSchema;
}

export type ApiMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface ApiRoute {
  readonly method: ApiMethod;
  /** As described: `/api/clusters/{clusterId}/home`. */
  readonly path: string;
  readonly pathParameters: readonly ApiParameter[];
  readonly queryParameters: readonly ApiParameter[];
  readonly body: JsonSchema | null;
  /** Statuses of the answers that it describes: `201`. */
  readonly answers: readonly string[];
}

/** Every route that the server publishes in its own description. */
export async function describedRoutes(app: App): Promise<ApiRoute[]> {
  const description = (await app.inject('/api/openapi.json')).json() as Description;
  return Object.entries(description.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters = [], requestBody, responses = {} }]) => ({
      method: method.toUpperCase() as ApiMethod,
      path,
      pathParameters: parameters.filter((parameter) => parameter.in === 'path'),
      queryParameters: parameters.filter((parameter) => parameter.in === 'query'),
      body: requestBody?.content['application/json']?.schema ?? null,
      answers: Object.keys(responses),
    })),
  );
}

interface Description {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters?: readonly (ApiParameter & { readonly in: string })[];
            readonly responses?: Readonly<Record<string, unknown>>;
            readonly requestBody?: {
              readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
            };
          }
        >
      >
    >
  >;
}

export const nameOf = ({ method, path }: ApiRoute): string => `${method} ${path}`;

/** Routes that the server answers at, described or not, in the spelling of the description. */
export function registeredRoutes(app: App): string[] {
  const branches: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] =
        /^([│ ]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
      const depth = indent.length / 4;
      branches.splice(depth, branches.length, part.replaceAll(/:(\w+)/g, '{$1}'));
      return methods
        .split(', ')
        .filter((method) => !['', 'HEAD', 'OPTIONS'].includes(method))
        .map((method) => `${method} ${branches.join('')}`);
    });
}
