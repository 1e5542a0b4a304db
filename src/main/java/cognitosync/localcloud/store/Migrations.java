package cognitosync.localcloud.store;

import java.util.List;

/** Brings the tables of an area up to date, each step once. */
final class Migrations {
    private Migrations() {}

    static void apply(Database database, Schema schema) {
        database.write(transaction -> {
            transaction.update(
                    "CREATE TABLE IF NOT EXISTS schema_version (area TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT");
            long version = transaction
                    .first(
                            "SELECT version FROM schema_version WHERE area = ?",
                            row -> row.number("version"),
                            schema.area())
                    .orElse(0L);
            List<String> steps = schema.steps();
            if (version > steps.size()) {
                throw new StoreException(
                        "The database " + database.file() + " was written by a newer version of this program (area "
                                + schema.area() + ", version " + version + ", known here: " + steps.size()
                                + "); nothing in it was changed. Use that version, or choose another folder with -Dlocal.data=FOLDER.");
            }
            for (int step = (int) version; step < steps.size(); step++) {
                transaction.define(steps.get(step));
            }
            return transaction.update(
                    "INSERT INTO schema_version (area, version) VALUES (?, ?) ON CONFLICT (area) DO UPDATE SET version = excluded.version",
                    schema.area(),
                    steps.size());
        });
    }
}
