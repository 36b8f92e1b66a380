-- Another one, which fails until there is a table of the host's.
CREATE TABLE IF NOT EXISTS ${prefix}wish (n INTEGER NOT NULL);
INSERT INTO ${prefix}wish SELECT n FROM host_wish;
UPDATE ${prefix}schema_version SET version = 2;
