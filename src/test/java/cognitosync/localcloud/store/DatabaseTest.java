package cognitosync.localcloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Schema COLOURS =
            new Schema("colours", List.of("CREATE TABLE colour (name TEXT PRIMARY KEY, rank INTEGER) STRICT"));

    @TempDir
    Path folder;

    @Test
    void write_afterReopen_isThere() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            database.write(t -> t.update("INSERT INTO colour VALUES (?, ?)", "red", 1));
        }
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            assertThat(names(database)).containsExactly("red");
        }
    }

    @Test
    void write_thatThrows_leavesNothingBehind() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            assertThatThrownBy(() -> database.write(t -> {
                        t.update("INSERT INTO colour VALUES (?, ?)", "red", 1);
                        throw new StoreException("stop");
                    }))
                    .isInstanceOf(StoreException.class);
            assertThat(names(database)).isEmpty();
        }
    }

    @Test
    void write_insideAnother_isRefused_andBothLeaveNothingBehind() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            assertThatThrownBy(() -> database.write(t -> {
                        t.update("INSERT INTO colour VALUES (?, ?)", "red", 1);
                        return database.write(inner -> inner.update("INSERT INTO colour VALUES (?, ?)", "blue", 1));
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("inside another");
            assertThat(names(database)).isEmpty();
            database.write(t -> t.update("INSERT INTO colour VALUES (?, ?)", "green", 1));
            assertThat(names(database)).containsExactly("green");
        }
    }

    @Test
    void read_afterACommit_seesIt() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            assertThat(names(database)).isEmpty();
            database.write(t -> t.update("INSERT INTO colour VALUES (?, ?)", "blue", 1));
            assertThat(names(database)).containsExactly("blue");
        }
    }

    @Test
    void writer_isDurable() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            String journal = database.write(t -> t.first("PRAGMA journal_mode", row -> row.text("journal_mode"))
                    .orElseThrow());
            long synchronous = database.write(t -> t.first("PRAGMA synchronous", row -> row.number("synchronous"))
                    .orElseThrow());
            assertThat(journal).isEqualTo("wal");
            assertThat(synchronous).as("FULL").isEqualTo(2);
        }
    }

    @Test
    void open_ofAFileThatIsNoDatabase_saysSoAndLeavesItAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("d.sqlite"), "x".repeat(5000));
        assertThatThrownBy(() -> Database.open(file, List.of(COLOURS)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened");
        assertThat(file).hasContent("x".repeat(5000));
    }

    @Test
    void open_ofANewerVersionsFile_isRefused() {
        Schema newer = new Schema("colours", List.of(COLOURS.steps().get(0), "CREATE TABLE hue (name TEXT) STRICT"));
        Database.open(folder.resolve("d.sqlite"), List.of(newer)).close();
        assertThatThrownBy(() -> Database.open(folder.resolve("d.sqlite"), List.of(COLOURS)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version");
    }

    private static List<String> names(Database database) {
        return database.read(t -> t.list("SELECT name FROM colour", row -> row.text("name")));
    }
}
