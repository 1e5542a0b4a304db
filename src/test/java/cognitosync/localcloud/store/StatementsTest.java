package cognitosync.localcloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsTest {
    private static final Schema COLOURS = new Schema("CREATE TABLE colour (name TEXT PRIMARY KEY) STRICT");

    @TempDir
    Path folder;

    @Test
    void statementInsideItself_readsBothResultsToTheirEnd() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            insert(database, "red", "green");
            String names = "SELECT name FROM colour ORDER BY name";
            List<String> pairs = database.read(
                    t -> t.list(names, row -> row.text("name") + t.list(names, inner -> inner.text("name"))));
            assertThat(pairs).containsExactly("green[green, red]", "red[green, red]");
            assertThat(names(database)).as("afterwards").hasSize(2);
        }
    }

    @Test
    void statements_manyMoreThanAreKept_stillAnswerEach() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            insert(database, "red");
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 200; i++) {
                    int number = i;
                    assertThat(database.<Long>read(t -> t.first("SELECT " + number + " AS n", row -> row.number("n"))
                                    .orElseThrow()))
                            .isEqualTo(number);
                }
            }
        }
    }

    @Test
    void statementThatFailed_worksTheNextTime() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            insert(database, "red");
            String add = "INSERT INTO colour VALUES (?)";
            assertThatThrownBy(() -> database.write(t -> t.update(add, "red"))).isInstanceOf(StoreException.class);
            database.write(t -> t.update(add, "green"));
            assertThat(names(database)).containsExactlyInAnyOrder("red", "green");
        }
    }

    @Test
    void read_severalStatements_seeOneCommit() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            insert(database, "red");
            List<Integer> counts = database.read(t -> {
                int before = t.list("SELECT name FROM colour", row -> "").size();
                insert(database, "green");
                return List.of(
                        before, t.list("SELECT name FROM colour", row -> "").size());
            });
            assertThat(counts).containsExactly(1, 1);
            assertThat(names(database)).hasSize(2);
        }
    }

    private static void insert(Database database, String... names) {
        for (String name : names) {
            database.write(t -> t.update("INSERT INTO colour (name) VALUES (?)", name));
        }
    }

    private static List<String> names(Database database) {
        return database.read(t -> t.list("SELECT name FROM colour", row -> row.text("name")));
    }
}
