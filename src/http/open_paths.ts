/**
 * What needs no key: whether Echo lives, the contract, what the pages look like, and the way in. What is for operators
 * asks for their token itself.
 */
export const OPEN_PATHS = /^\/(?:health(?:\/ready|\/detailed)?|metrics|openapi\.json|docs|assets\/[^/]*|login|logout)$/;
