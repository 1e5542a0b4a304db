package cognitosync.localcloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Schema COLOURS =
            new Schema("CREATE TABLE colour (name TEXT PRIMARY KEY, rank INTEGER) STRICT");

    private static final TypeReference<Map<String, List<String>>> TEXTS = new TypeReference<>() {};

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
    void write_insideAnother_joinsItsTransaction() {
        AtomicInteger commits = new AtomicInteger();
        try (Database database =
                Database.open(folder.resolve("d.sqlite"), List.of(COLOURS), commits::incrementAndGet)) {
            int before = commits.get();
            int rows = database.write(t -> {
                t.update("INSERT INTO colour VALUES ('red', 1)");
                int inner = database.write(joined -> joined.update("INSERT INTO colour VALUES ('blue', 1)"));
                assertThat(names(database)).as("read inside the write").containsExactlyInAnyOrder("red", "blue");
                assertThat(namesOnAnotherThread(database)).isEmpty();
                return inner;
            });
            assertThat(rows).isEqualTo(1);
            assertThat(commits.get() - before).isEqualTo(1);
            assertThat(names(database)).containsExactlyInAnyOrder("red", "blue");
        }
    }

    @Test
    void write_insideAnother_thatFails_rollsBackAlone() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            database.write(t -> {
                t.update("INSERT INTO colour VALUES ('red', 1)");
                assertThatThrownBy(() -> database.write(joined -> {
                            joined.update("INSERT INTO colour VALUES ('blue', 1)");
                            database.write(third -> third.update("INSERT INTO colour VALUES ('pink', 1)"));
                            throw new StoreException("stop");
                        }))
                        .hasMessage("stop");
                assertThat(names(database)).containsExactly("red");
                return database.write(joined -> joined.update("INSERT INTO colour VALUES ('green', 1)"));
            });
            assertThat(names(database)).containsExactlyInAnyOrder("red", "green");
        }
    }

    @Test
    void write_aroundAnother_thatFails_rollsBackBoth() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            assertThatThrownBy(() -> database.write(t -> {
                        database.write(joined -> joined.update("INSERT INTO colour VALUES ('blue', 1)"));
                        throw new StoreException("stop");
                    }))
                    .hasMessage("stop");
            assertThat(names(database)).isEmpty();
            database.write(t -> t.update("INSERT INTO colour VALUES ('green', 1)"));
            assertThat(names(database)).containsExactly("green");
        }
    }

    @Test
    void completionCallbacks_ofJoinedWrites_runOnceAfterTheOuterCommit() {
        List<List<String>> seen = new ArrayList<>();
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            database.write(t -> {
                database.write(joined -> {
                    joined.onCompletion(() -> seen.add(names(database)));
                    return joined.update("INSERT INTO colour VALUES ('blue', 1)");
                });
                assertThat(seen).isEmpty();
                return t.update("INSERT INTO colour VALUES ('red', 1)");
            });
            database.write(t -> t.update("INSERT INTO colour VALUES ('green', 1)"));
        }
        assertThat(seen).singleElement().asInstanceOf(LIST).containsExactlyInAnyOrder("red", "blue");
    }

    @Test
    void write_thatThrowsAnError_failsAlone() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            assertThatThrownBy(() -> database.write(t -> {
                        t.update("INSERT INTO colour VALUES ('red', 1)");
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(StackOverflowError.class);
            assertThat(names(database)).isEmpty();
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
                .hasMessageContaining("can't be opened");
        assertThat(file).hasContent("x".repeat(5000));
    }

    @Test
    void open_ofANewerVersionsFile_isRefused() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS))) {
            database.write(t -> {
                t.define("PRAGMA user_version = " + (Schema.VERSION + 1));
                return null;
            });
        }
        assertThatThrownBy(() -> Database.open(folder.resolve("d.sqlite"), List.of(COLOURS)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version");
    }

    @Test
    void open_ofAnOlderVersionsFile_isRefusedAndLeavesItAlone() throws Exception {
        Path file = folder.resolve("d.sqlite");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "CREATE TABLE schema_version (area TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT");
        }
        assertThatThrownBy(() -> Database.open(file, List.of(COLOURS)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("older version")
                .hasMessageContaining("Nothing was changed");
        assertThatThrownBy(() -> Database.open(file, List.of(COLOURS))).hasMessageContaining("older version");
    }

    @Test
    void json_isReadAsItWasWritten() {
        Schema notes = new Schema("CREATE TABLE note (tree TEXT NOT NULL, texts TEXT NOT NULL) STRICT");
        Map<String, List<String>> texts = Map.of("a", List.of("b", "\"c\""));
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("n", 1);
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(notes))) {
            database.write(t -> t.update("INSERT INTO note VALUES (?, ?)", tree, texts));
            assertThat(database.<JsonNode>read(t -> t.first("SELECT * FROM note", row -> row.json("tree"))
                            .orElseThrow()))
                    .isEqualTo(tree);
            assertThat(database.<Map<String, List<String>>>read(
                            t -> t.first("SELECT * FROM note", row -> row.json("texts", TEXTS))
                                    .orElseThrow()))
                    .isEqualTo(texts);
            database.write(t -> t.update("UPDATE note SET tree = '{', texts = 'no'"));
            assertThatThrownBy(() -> database.read(t -> t.list("SELECT * FROM note", row -> row.json("tree"))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("tree");
        }
    }

    @Test
    void writes_thatWaitForOneAnother_shareACommitAndFailAlone() throws Exception {
        AtomicInteger commits = new AtomicInteger();
        CountDownLatch firstRuns = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(9);
        try (Database database =
                Database.open(folder.resolve("d.sqlite"), List.of(COLOURS), commits::incrementAndGet)) {
            int before = commits.get();
            Future<Integer> first = threads.submit(() -> database.write(t -> {
                firstRuns.countDown();
                await(others);
                return t.update("INSERT INTO colour VALUES ('first', 0)");
            }));
            firstRuns.await();
            List<Future<Integer>> waiting = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int rank = i;
                waiting.add(threads.submit(() -> database.write(t -> {
                    int rows = t.update("INSERT INTO colour VALUES (?, ?)", "colour " + rank, rank);
                    if (rank == 3) {
                        throw new StoreException("three");
                    }
                    return rows;
                })));
            }
            while (database.waitingWrites() < 8) {
                Thread.onSpinWait();
            }
            others.countDown();

            assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(1);
            for (int i = 0; i < 8; i++) {
                Future<Integer> one = waiting.get(i);
                if (i == 3) {
                    assertThatThrownBy(() -> one.get(30, TimeUnit.SECONDS)).hasRootCauseMessage("three");
                } else {
                    assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(1);
                }
            }
            assertThat(commits.get() - before).isEqualTo(2);
            assertThat(names(database)).hasSize(8).contains("first", "colour 7").doesNotContain("colour 3");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void write_whoseCommitFails_tellsEveryWaitingWriter() {
        AtomicBoolean broken = new AtomicBoolean();
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(COLOURS), () -> {
            if (broken.get()) {
                throw new StoreException("the disk is full");
            }
        })) {
            broken.set(true);
            assertThatThrownBy(() -> database.write(t -> t.update("INSERT INTO colour VALUES ('red', 1)")))
                    .hasMessage("the disk is full");
            broken.set(false);
            assertThat(names(database)).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> namesOnAnotherThread(Database database) {
        return CompletableFuture.supplyAsync(() -> names(database)).join();
    }

    private static List<String> names(Database database) {
        return database.read(t -> t.list("SELECT name FROM colour", row -> row.text("name")));
    }
}
