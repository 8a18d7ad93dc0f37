/** An article that holds what was asked for. */
export type Match = {
  /** Of the article within the index; the same in every answer. */
  id: string;
  /** BM25 of what was asked, its rarity included; above 0. */
  score: number;
  /** Where in the article's text the words stand, counted in words from 0. */
  at: readonly number[];
  /** How many words the title has, if one of those asked for is in it; else 0. */
  titleLength: number;
  /** Whether an error message, or the author's keywords, have one of those asked for. */
  inErrors: boolean;
  inKeywords: boolean;
  /** Whether a word itself is there, in any grammatical form, and not only the beginning of another. */
  isWhole: boolean;
};

/** A full-text index as the planner sees it: Pagefind in a browser, or one on a server. */
export type Engine = {
  /**
   * The articles that hold this word in any grammatical form, or a word that begins with it. Finding
   * none is no error. Asking the same again must be cheap: every keystroke does.
   */
  ask(word: string): Promise<readonly Match[]>;
  /** Whether any article has this word, in any of its grammatical forms; no filter counts. */
  knows(word: string): Promise<boolean>;
};
