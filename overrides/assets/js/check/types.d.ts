// What the check is given: the contract as catalog/browser.py writes it, and a record as plain values.

import type sentences from "../../../../catalog/sentences.json";
import type signs from "../../../../catalog/signs.json";
import type { FieldType, Table } from "./rows.js";
import type { Rule } from "./rules.js";

export type Contract = {
  tables: Table[];
  rules: Rule[];
  level_fields: string[];
  review_days: number;
  sections: Section[];
  vocabularies: Record<string, Vocabulary>;
  sentences: Record<Sentence, string>;
  signs: Telling<typeof signs> & { types: { [type in FieldType]?: string } };
};

/** The key of a sentence: a misspelt one does not compile. */
export type Sentence = keyof typeof sentences;

/** Signs that name the sentence they ask for. */
type Telling<Sign> = { [key in keyof Sign]: key extends "sentence" ? Sentence : Telling<Sign[key]> };

export type Vocabulary = { title: string; description: string; values: Term[] };
export type Term = { id: string; label: string; description?: string; group?: string };

/** A part of the form; `words` is what it asks of a field instead of the field's own title, description and terms. */
export type Section = {
  record: string;
  id: string;
  title: string;
  description: string;
  fields: string[];
  words?: Record<string, Record<string, string>>;
  later?: boolean;
};

/** A record, or a part of one, as plain values. */
export type Value = string | Value[] | Group;
export type Group = { [key: string]: Value };
