// Types of the bindings with plain text for their ids, as tests write them.

export type Plain<T> = T extends string & { readonly noun: string }
  ? string
  : T extends readonly (infer One)[]
    ? Plain<One>[]
    : T extends object
      ? { [Key in keyof T]: Plain<T[Key]> }
      : T;
