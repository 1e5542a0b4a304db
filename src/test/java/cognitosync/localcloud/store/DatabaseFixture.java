package cognitosync.localcloud.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A database in a temporary folder of its own. */
public final class DatabaseFixture implements AutoCloseable {
    private final Path folder;
    private final List<Schema> schemas;
    private final Runnable beforeCommit;
    private Database database;

    public DatabaseFixture(Schema... schemas) {
        this(List.of(schemas));
    }

    public DatabaseFixture(List<Schema> schemas) {
        this(schemas, () -> {});
    }

    public DatabaseFixture(List<Schema> schemas, Runnable beforeCommit) {
        this.schemas = schemas;
        this.beforeCommit = beforeCommit;
        try {
            folder = Files.createTempDirectory("fixture-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = open();
    }

    private Database open() {
        return Database.open(folder.resolve("d.sqlite"), schemas, beforeCommit);
    }

    public Database database() {
        return database;
    }

    /** Closes the database and opens it again, as the next run does. */
    public void reopen() {
        database.close();
        database = open();
    }

    /** The folder, for what else the test writes. */
    public Path folder() {
        return folder;
    }

    /** Closes the database and deletes the folder; once more does nothing. */
    @Override
    public void close() {
        database.close();
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
