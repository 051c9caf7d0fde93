-- A message of pictures alone has no words, and is not deleted: a quote of it has an empty beginning, not none.
CREATE OR REPLACE FUNCTION parley_excerpt(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT left(btrim(regexp_replace(left(body, 1000), '\s+', ' ', 'g')), 200)
$$;
