/** The people in the pictures; every address is in a domain reserved for examples. */
export const ANA = 'ana@example.com';
export const BEN = 'ben@example.com';

/** The article they read, and the error they meet in it. */
export const ARTICLE = '/articles/change-my-bitrix24-login/';
export const ERROR = 'A user with that email already exists';
