/** What is to be written into a template: a cell's content as a person would type it. */
export type Input = string | number;

export type Filling = {
  /** By field name. */
  readonly fields: ReadonlyMap<string, Input>;
  /** By table name: the rows, each by column name. */
  readonly tables: ReadonlyMap<string, readonly ReadonlyMap<string, Input>[]>;
  /** Added below the instructions. */
  readonly notes: readonly string[];
};
