declare namespace App {
  interface Locals {
    site: import('#config/site.ts').Site;
    catalog: import('#features/articles/index.ts').Catalog;
    words: import('#config/words/index.ts').Words;
    /** The language of the page. */
    locale: string;
    /** A path of this site in the language of the page. */
    local: (path: string) => string;
    /** What articles may show; only pages that are built have them. */
    videos: import('#features/entitlements/index.ts').SelfSupport['videos'];
    /** The server's parts; only pages made on demand have them. */
    parts: import('./server/parts.ts').Parts;
    /** The address that was asked for, when the page says that there is none. */
    missing?: string;
    /** What the API offers; only pages made on demand have it. */
    openApi: import('./open-api.ts').OpenApi;
    /** Set when the API shows this page in place of an answer. */
    failure?: import('#core/http/endpoint.ts').PageFailure;
  }
}

/** The owner's drawings, as markup (ui/brand-plugin.ts). */
declare module 'virtual:brand' {
  export const logo: string;
  export const icon: string;
  /** The address of the site's picture (ui/social-image.ts). */
  export const social: string;
}
