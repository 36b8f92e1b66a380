-- A version after those that there are, to try what is done about older and newer tables.
CREATE TABLE ${prefix}note (n INTEGER NOT NULL);
UPDATE ${prefix}schema_version SET version = 2;
