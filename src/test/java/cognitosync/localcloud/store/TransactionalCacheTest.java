package cognitosync.localcloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.OwnThread;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionalCacheTest {
    private static final Schema SCHEMA =
            new Schema("CREATE TABLE colour (name TEXT PRIMARY KEY, shade INTEGER NOT NULL) STRICT");

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(SCHEMA);

    private final TransactionalCache<String, Long> kept = new TransactionalCache<>(100, shade -> 10);
    private final AtomicLong reads = new AtomicLong();
    private final Database database = disk.database();

    @BeforeEach
    void paintRed() {
        paint("red", 1);
    }

    private Optional<Long> read(String name) {
        reads.incrementAndGet();
        return database.read(t -> t.first("SELECT shade FROM colour WHERE name = ?", row -> row.number("shade"), name));
    }

    private long shade(String name) {
        return kept.find(name, () -> read(name)).orElseThrow();
    }

    private void paint(String name, long shade) {
        database.write(t -> {
            kept.invalidate(t, name);
            return paint(t, name, shade);
        });
    }

    private static int paint(Transaction t, String name, long shade) throws SQLException {
        return t.update(
                "INSERT INTO colour VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET shade = excluded.shade",
                name,
                shade);
    }

    @Test
    void keysWithWeight_countTowardsTheMaximum() {
        TransactionalCache<String, Long> heavy = new TransactionalCache<>(100, (key, shade) -> key.length());
        for (String key : List.of("x".repeat(40), "y".repeat(40), "z".repeat(40))) {
            heavy.find(key, () -> Optional.of(1L));
        }
        assertThat(heavy.getIfPresent("x".repeat(40))).isEmpty();
        assertThat(heavy.getIfPresent("y".repeat(40))).isPresent();
    }

    @Test
    void find_twice_readsOnce() {
        assertThat(shade("red")).isEqualTo(1);
        assertThat(shade("red")).isEqualTo(1);

        assertThat(reads).hasValue(1);
        assertThat(kept.getIfPresent("red")).contains(1L);
    }

    @Test
    void find_ofNothing_isNotKept() {
        assertThat(kept.find("blue", () -> read("blue"))).isEmpty();
        database.write(t -> paint(t, "blue", 5));

        assertThat(shade("blue")).isEqualTo(5);
    }

    @Test
    void find_afterAChange_findsTheNewValue() {
        shade("red");

        paint("red", 2);

        assertThat(shade("red")).isEqualTo(2);
    }

    @Test
    void find_afterAChangeOfAll_findsTheNewValues() {
        shade("red");

        database.write(t -> {
            kept.invalidateAll(t);
            return t.update("UPDATE colour SET shade = 9");
        });

        assertThat(shade("red")).isEqualTo(9);
        assertThat(shade("red")).isEqualTo(9);
        assertThat(reads).as("kept again").hasValue(2);
    }

    @Test
    void find_duringAChange_findsTheCommittedValueAndKeepsNothing() {
        database.write(t -> {
            kept.invalidate(t, "red");
            paint(t, "red", 2);
            assertThat(CompletableFuture.supplyAsync(() -> shade("red")).join())
                    .as("committed")
                    .isEqualTo(1);
            assertThat(kept.getIfPresent("red")).isEmpty();
            assertThat(shade("red")).as("inside the write").isEqualTo(2);
            assertThat(kept.getIfPresent("red")).isEmpty();
            return null;
        });

        assertThat(shade("red")).isEqualTo(2);
    }

    @Test
    void find_thatBeganBeforeAChange_isNotKept() {
        Optional<Long> found = kept.find("red", () -> {
            Optional<Long> before = read("red");
            paint("red", 2);
            return before;
        });

        assertThat(found).as("as it was when the read began").contains(1L);
        assertThat(shade("red")).isEqualTo(2);
    }

    @Test
    void find_thatBeganBeforeAChangeOfAll_isNotKept() {
        kept.find("red", () -> {
            Optional<Long> before = read("red");
            database.write(t -> {
                kept.invalidateAll(t);
                return paint(t, "red", 2);
            });
            return before;
        });

        assertThat(shade("red")).isEqualTo(2);
    }

    @Test
    void find_afterAChangeThatFailed_findsTheOldValueAndKeepsIt() {
        assertThatThrownBy(() -> database.write(t -> {
                    kept.invalidate(t, "red");
                    paint(t, "red", 2);
                    throw new IllegalStateException("not like this");
                }))
                .hasMessage("not like this");

        assertThat(shade("red")).isEqualTo(1);
        assertThat(kept.getIfPresent("red")).contains(1L);
    }

    @Test
    void find_ofMoreThanItHolds_dropsWhatWasNotAskedForTheLongestTime() {
        for (int i = 0; i < 10; i++) {
            long shade = i;
            kept.find("shade " + i, () -> Optional.of(shade));
        }
        kept.find("shade 0", Optional::empty);

        kept.find("shade 10", () -> Optional.of(10L));

        assertThat(kept.getIfPresent("shade 0")).isPresent();
        assertThat(kept.getIfPresent("shade 1")).isEmpty();
        assertThat(kept.getIfPresent("shade 10")).isPresent();
    }

    @Test
    void find_besideAWriter_neverGoesBack() {
        CountDownLatch done = new CountDownLatch(1);
        AtomicLong written = new AtomicLong(1);
        List<CompletableFuture<Void>> readers = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            long last = 1;
                            while (done.getCount() > 0) {
                                long answered = written.get();
                                long found = shade("red");
                                assertThat(found).isGreaterThanOrEqualTo(Math.max(last, answered));
                                last = found;
                            }
                        },
                        OwnThread.EACH))
                .toList();
        try {
            for (long shade = 2; shade < 400; shade++) {
                paint("red", shade);
                written.set(shade);
            }
        } finally {
            done.countDown();
        }
        readers.forEach(CompletableFuture::join);
    }
}
