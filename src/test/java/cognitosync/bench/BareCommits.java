package cognitosync.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** What SQLite itself can do here: one row changed and committed at a time, with the product's settings and no server. */
final class BareCommits {
    private BareCommits() {}

    static Measured run(Path folder, int count) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve("bare.sqlite"));
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement table = connection.prepareStatement(
                    "CREATE TABLE IF NOT EXISTS record (key INTEGER PRIMARY KEY, value TEXT, sync_count INTEGER)")) {
                table.executeUpdate();
            }
            connection.commit();
            long[] nanos = new long[count];
            long began = System.nanoTime();
            try (PreparedStatement write =
                    connection.prepareStatement("INSERT OR REPLACE INTO record VALUES (1, 'blue', ?)")) {
                for (int i = 0; i < count; i++) {
                    long before = System.nanoTime();
                    write.setInt(1, i);
                    write.executeUpdate();
                    connection.commit();
                    nanos[i] = System.nanoTime() - before;
                }
            }
            return new Measured(nanos, Duration.ofNanos(System.nanoTime() - began));
        } catch (SQLException e) {
            throw new BenchException("Bare SQLite could not be measured: " + e.getMessage(), e);
        }
    }
}
