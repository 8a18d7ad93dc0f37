import { z } from 'zod';
import type { Endpoint, Handler } from '#core/http/endpoint.ts';

/** The OpenAPI 3.1 document of the API, made from the same schemas that check what is sent. */
export function openApiDocument(
  endpoints: Endpoint[],
  reads: { path: string; summary: string }[],
  siteName: string,
): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: { title: `${siteName} API`, version: '1' },
    paths: Object.fromEntries([
      ...endpoints.map(({ path, methods, readPage }) => [
        path.replaceAll(/:(\w+)/g, '{$1}'),
        {
          parameters: [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
            name,
            in: 'path',
            required: true,
            schema: { type: 'string' },
          })),
          ...Object.fromEntries(
            Object.entries(methods).map(([method, handler]) => [
              method.toLowerCase(),
              operation(handler),
            ]),
          ),
          ...(readPage !== undefined && { get: readOperation('The page of it', 303) }),
        },
      ]),
      ...reads.map(({ path, summary }) => [path, { get: readOperation(summary, 200) }]),
    ]),
    components: { responses: { Problem: PROBLEM_RESPONSE } },
  };
}

const PROBLEM_RESPONSE = {
  description: 'RFC 9457 problem details',
  content: { 'application/problem+json': { schema: { type: 'object' } } },
};

function readOperation(summary: string, status: 200 | 303): Record<string, unknown> {
  const description = status === 200 ? 'JSON' : 'Leads to a page';
  return { summary, responses: { [status]: { description } } };
}

function operation({ describe, body }: Handler): Record<string, unknown> {
  const schema =
    describe.body instanceof z.ZodType
      ? z.toJSONSchema(describe.body, { io: 'input', unrepresentable: 'any' })
      : undefined;
  const types = ['application/json', 'application/x-www-form-urlencoded'];
  if (body.multipart) types.push('multipart/form-data');
  return {
    summary: describe.summary,
    ...(schema && {
      requestBody: {
        required: true,
        content: Object.fromEntries(types.map((type) => [type, { schema }])),
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(describe.responses).map(([status, description]) => [
          status,
          { description },
        ]),
      ),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}
