package cognitosync.localcloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    private static final String BASE = "CREATE TABLE colour (name TEXT PRIMARY KEY) STRICT";
    private static final Schema UNCHANGED = new Schema(BASE);
    private static final Schema RANKED =
            new Schema(BASE, Map.of(Schema.VERSION, "ALTER TABLE colour ADD COLUMN rank INTEGER NOT NULL DEFAULT 7"));

    @TempDir
    Path folder;

    @Test
    void open_ofAnEarlierVersionsFile_upgradesItOnce() throws Exception {
        Path file = earlier(Schema.OLDEST);
        for (int run = 0; run < 2; run++) {
            try (Database database = Database.open(file, List.of(RANKED))) {
                assertThat(ranks(database)).containsExactly(7L);
            }
        }
    }

    @Test
    void open_ofAnEmptyFile_takesTheStepsToo() {
        try (Database database = Database.open(folder.resolve("new.sqlite"), List.of(RANKED))) {
            database.write(t -> t.update("INSERT INTO colour (name) VALUES ('red')"));
            assertThat(ranks(database)).containsExactly(7L);
        }
    }

    @Test
    void open_withAStepThatFails_leavesTheFileAsItWas() throws Exception {
        Path file = earlier(Schema.OLDEST);
        Schema broken = new Schema(
                BASE,
                Map.of(Schema.VERSION, "ALTER TABLE colour ADD COLUMN rank INTEGER; INSERT INTO nowhere VALUES (1)"));
        assertThatThrownBy(() -> Database.open(file, List.of(broken))).isInstanceOf(StoreException.class);
        try (Database database = Database.open(file, List.of(RANKED))) {
            assertThat(ranks(database)).containsExactly(7L);
        }
    }

    @Test
    void open_ofAVersionBeforeTheOldest_isRefused() throws Exception {
        Path file = earlier(Schema.OLDEST - 1);
        assertThatThrownBy(() -> Database.open(file, List.of(RANKED)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("older version")
                .hasMessageContaining("Nothing was changed");
    }

    private Path earlier(int version) throws Exception {
        Path file = folder.resolve("d.sqlite");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(UNCHANGED.sql());
            statement.executeUpdate("INSERT INTO colour VALUES ('red')");
            statement.executeUpdate("PRAGMA user_version = " + version);
        }
        return file;
    }

    private static List<Long> ranks(Database database) {
        return database.read(t -> t.list("SELECT rank FROM colour", row -> row.number("rank")));
    }
}
