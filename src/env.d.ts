declare namespace App {
  interface Locals {
    site: import('#config/site.ts').Site;
    catalog: import('#features/articles/index.ts').Catalog;
    words: import('#config/words/index.ts').Words;
    locale: string;
    /** The server's parts; only pages made on demand have them. */
    parts: import('./server/parts.ts').Parts;
    /** Set when the API shows this page in place of an answer. */
    failure?: import('#core/http/endpoint.ts').PageFailure;
  }
}
