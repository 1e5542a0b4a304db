package cognitosync.localcloud.appsync.api;

import cognitosync.localcloud.appsync.runtime.CheckedScripts;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/** The scripts of checked codes in the database. They outlive a restart, and are deleted with the last resolver or function of the code. */
public record StoredScripts(Database database) implements CheckedScripts {
    @Override
    public Optional<String> find(String code, String checker) {
        return database.read(transaction -> transaction.first(
                "SELECT script FROM appsync_script WHERE code = ? AND checker = ?",
                row -> row.text("script"),
                code,
                checker));
    }

    @Override
    public void keep(String code, String checker, String script) {
        database.write(transaction -> transaction.update(
                "INSERT INTO appsync_script VALUES (?, ?, ?) ON CONFLICT (code) DO UPDATE"
                        + " SET checker = excluded.checker, script = excluded.script",
                code,
                checker,
                script));
    }

    /** Deletes what no code needs: that of changed codes and of deployments that failed. To be called before any deployment begins. */
    public void deleteUnused() {
        database.write(StoredScripts::deleteUnused);
    }

    /** A deployment that has checked a code and not stored it yet loses its script: it is checked again after a restart. */
    static int deleteUnused(Transaction transaction) throws SQLException {
        return transaction.update("DELETE FROM appsync_script WHERE code NOT IN"
                + " (SELECT code FROM appsync_function UNION ALL SELECT code FROM appsync_resolver)");
    }
}
