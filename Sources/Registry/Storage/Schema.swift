import GRDB

/// The tables of the registry, as steps that each take a database one version further (`user_version`).
enum Schema {
  /// `mlop`, the mark in the file's header by which a registry knows its own.
  static let applicationID: Int32 = 0x6D6C_6F70

  static var newest: Int { steps.count }

  /// Takes a database from its version to the newest. Runs inside a write transaction.
  static func migrate(_ db: Database, from version: Int) throws {
    for step in steps.dropFirst(version) { try db.execute(sql: step) }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(newest)")
  }

  static let steps = [
    """
    CREATE TABLE models (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, who TEXT NOT NULL
    ) STRICT;
    CREATE TABLE runs (
      id TEXT PRIMARY KEY, started INTEGER NOT NULL, ended INTEGER, status TEXT NOT NULL, who TEXT NOT NULL,
      host TEXT, script TEXT, code TEXT, model TEXT, details TEXT NOT NULL
    ) STRICT;
    CREATE INDEX runs_started ON runs(started);
    CREATE TABLE versions (
      id INTEGER PRIMARY KEY, model INTEGER NOT NULL REFERENCES models(id), number INTEGER NOT NULL,
      run TEXT REFERENCES runs(id), blob TEXT NOT NULL, size INTEGER NOT NULL, task TEXT NOT NULL, note TEXT,
      who TEXT NOT NULL, at INTEGER NOT NULL, details TEXT NOT NULL, UNIQUE (model, number)
    ) STRICT;
    CREATE INDEX versions_blob ON versions(blob);
    CREATE INDEX versions_run ON versions(run);
    CREATE TABLE moves (
      id INTEGER PRIMARY KEY, model INTEGER NOT NULL REFERENCES models(id), alias TEXT NOT NULL,
      kind TEXT NOT NULL, version INTEGER NOT NULL REFERENCES versions(id), held INTEGER REFERENCES versions(id),
      before INTEGER REFERENCES moves(id), who TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX moves_model ON moves(model, alias);
    CREATE INDEX moves_version ON moves(version);
    CREATE TABLE aliases (
      model INTEGER NOT NULL REFERENCES models(id), alias TEXT NOT NULL, move INTEGER NOT NULL REFERENCES moves(id),
      PRIMARY KEY (model, alias)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE endpoints (
      name TEXT PRIMARY KEY, target TEXT NOT NULL, state TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE audit (
      sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL,
      subject TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
    CREATE TRIGGER audit_keeps BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
    CREATE TABLE audit_head (
      id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, hash TEXT NOT NULL
    ) STRICT;
    """,
    """
    ALTER TABLE runs ADD COLUMN experiment TEXT;
    CREATE INDEX runs_experiment ON runs(experiment) WHERE experiment IS NOT NULL;
    """,
    """
    CREATE TABLE snapshots (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, number INTEGER NOT NULL, content TEXT NOT NULL, rows INTEGER NOT NULL,
      columns TEXT NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL, note TEXT, who TEXT NOT NULL,
      at INTEGER NOT NULL, UNIQUE (name, number), UNIQUE (name, content)
    ) STRICT;
    CREATE INDEX snapshots_blob ON snapshots(blob);
    CREATE INDEX snapshots_content ON snapshots(content);
    CREATE TABLE judgements (
      id INTEGER PRIMARY KEY, rows TEXT NOT NULL, model TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX judgements_rows ON judgements(rows);
    CREATE TABLE policies (
      name TEXT PRIMARY KEY, value TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE bookmarks (
      name TEXT PRIMARY KEY, value TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT;
    """,
  ]
}
