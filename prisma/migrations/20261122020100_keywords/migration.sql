-- Own words that call somebody: `setting:keywords`, counted with what mentions them. The same rule as
-- `packages/protocol/src/personal/keyword-pattern.ts`, which a test compares with it. Null without a word.
-- Only these letters, which are folded alike in every database.
CREATE FUNCTION parley_fold_case(in_text text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT translate(in_text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')
$$;

CREATE FUNCTION parley_keyword_pattern(in_words jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg(
    CASE WHEN word ~ '^[0-9A-Za-z_\u00C0-\u024F]' THEN '(?<![0-9A-Za-z_\u00C0-\u024F])' ELSE '' END
      || regexp_replace(word, '([$()*+.?[\\\]^{|}])', '\\\1', 'g')
      || CASE WHEN word ~ '[0-9A-Za-z_\u00C0-\u024F]$' THEN '(?![0-9A-Za-z_\u00C0-\u024F])' ELSE '' END, '|')
  FROM (SELECT parley_fold_case(said) AS word FROM jsonb_array_elements_text(in_words) AS each (said)) AS folded
  WHERE btrim(word) <> ''
$$;
