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
};

/** A full-text index as the planner sees it: Pagefind in a browser, or one on a server. */
export type Engine = {
  /**
   * The articles that hold all of these words, or words that begin with them. Finding none is no
   * error. Asking the same again must be cheap: every keystroke does.
   */
  ask(words: string): Promise<readonly Match[]>;
  /** Whether the index has this word, in any of its grammatical forms. */
  knows(word: string): Promise<boolean>;
};
