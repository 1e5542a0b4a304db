package cognitosync.device.sync;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.EngineBackend;
import cognitosync.device.remote.OptimisticWrite;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.remote.SyncServiceException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The same random schedule on each backend: devices that edit, synchronize, write online, delete, get in each other's way and lose
 * answers. Every outcome is equal, and so is what there is in the end. {@code -Ddifference.schedules} runs more of them.
 */
class BackendDifferenceTest {
    private static final int SCHEDULES = schedules(100);
    /** Half a second each: resolvers run in an interpreter. */
    private static final int SCHEDULES_OF_API = schedules(10);

    /** One partition would be listed as a whole, deleted datasets included. */
    private static final int SCHEDULES_A_SERVICE = 25;

    private static final int STEPS = 15;
    private static final int EVERY = 5;
    private static final int DEVICES = 3;
    private static final List<Kind> OFTEN = List.of(Kind.EDIT, Kind.SYNCHRONIZE);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void table_behavesAsCognitoSync_whateverTheSchedule() {
        compare(EngineBackend::table, SCHEDULES);
    }

    @Test
    void api_behavesAsCognitoSync_whateverTheSchedule() {
        compare(EngineBackend::api, SCHEDULES_OF_API);
    }

    private static int schedules(int inEveryBuild) {
        return Integer.getInteger("difference.schedules", inEveryBuild);
    }

    private static void compare(Supplier<EngineBackend> other, int schedules) {
        IntStream.range(0, (schedules + SCHEDULES_A_SERVICE - 1) / SCHEDULES_A_SERVICE)
                .parallel()
                .map(part -> part * SCHEDULES_A_SERVICE)
                .forEach(first -> run(first, Math.min(schedules, first + SCHEDULES_A_SERVICE), other));
    }

    private static void run(int first, int end, Supplier<EngineBackend> other) {
        try (EngineBackend sync = EngineBackend.cognitoSync();
                EngineBackend table = other.get()) {
            for (int seed = first; seed < end; seed++) {
                run(seed, new World(sync, seed), new World(table, seed));
            }
        }
    }

    private static void run(int seed, World sync, World table) {
        Random random = new Random(seed);
        boolean losing = random.nextBoolean();
        for (int number = 0; number < STEPS; number++) {
            Step step = Step.random(random, number, losing);
            String said = "seed %d, %s".formatted(seed, step);
            assertThat(table.take(step)).as(said).isEqualTo(sync.take(step));
            assertThat(table.copies(losing)).as(said).isEqualTo(sync.copies(losing));
            if (number % EVERY == 0) {
                assertThat(table.datasets()).as(said).isEqualTo(sync.datasets());
            }
        }
        assertThat(table.converged()).as("seed %d", seed).isEqualTo(sync.converged());
        sync.clear();
        table.clear();
    }

    private enum Kind {
        EDIT,
        SYNCHRONIZE,
        SET,
        STALE,
        DELETE,
        LIST
    }

    /** One step of one device; numbers that its kind does not need are drawn, too. */
    private record Step(
            Kind kind,
            int number,
            int device,
            int dataset,
            String key,
            Optional<String> value,
            long count,
            ConflictPolicy policy,
            Optional<Integer> before,
            boolean lost) {
        static Step random(Random random, int number, boolean losing) {
            List<Kind> kinds = random.nextInt(3) > 0 ? OFTEN : List.of(Kind.values());
            List<ConflictPolicy> policies = List.of(ConflictPolicy.values());
            Kind kind = kinds.get(random.nextInt(kinds.size()));
            return new Step(
                    kind,
                    number,
                    random.nextInt(DEVICES),
                    random.nextInt(2),
                    "k" + random.nextInt(4),
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of("v" + random.nextInt(6)),
                    random.nextInt(6),
                    policies.get(random.nextInt(policies.size())),
                    random.nextInt(3) == 0 ? Optional.of(random.nextInt(DEVICES)) : Optional.empty(),
                    losing && random.nextInt(3) == 0);
        }
    }

    /** A device that another one may be faster than. */
    private record Raced(DatasetClient client, Runnable before) implements DatasetClient {
        @Override
        public Snapshot list(String dataset, long sinceCount) {
            return client.list(dataset, sinceCount);
        }

        @Override
        public List<RemoteRecord> update(String dataset, String sessionToken, Collection<Patch> patches) {
            before.run();
            return client.update(dataset, sessionToken, patches);
        }

        @Override
        public void delete(String dataset) {
            before.run();
            client.delete(dataset);
        }

        @Override
        public List<Summary> datasets(Consumer<DeviceException> unreadable) {
            return client.datasets(unreadable);
        }
    }

    /** One backend and its devices. */
    private static final class World {
        private final EngineBackend backend;
        private final List<String> names;
        private final List<DatasetClient> clients = new ArrayList<>();
        private final Map<String, MemoryCopy> copies = new TreeMap<>();
        private Instant now = START;
        private boolean between;
        private boolean lost;

        World(EngineBackend backend, int seed) {
            this.backend = backend;
            names = List.of("a" + seed, "b" + seed);
            for (int device = 0; device < DEVICES; device++) {
                clients.add(backend.device());
            }
        }

        String take(Step step) {
            now = START.plusSeconds(step.number() + 1);
            backend.setClock().accept(now);
            String name = names.get(step.dataset());
            DatasetClient client = new Raced(clients.get(step.device()), () -> between(step, name));
            MemoryCopy copy = copy(step.device(), name);
            between = false;
            lost = !step.lost();
            backend.wire().disturb(service -> request -> {
                Response response = service.respond(request);
                if (!lost && writes(request)) {
                    lost = true;
                    throw new IOException("The answer was lost");
                }
                return response;
            });
            try {
                return switch (step.kind()) {
                    case EDIT -> edit(copy, step.key(), step.value());
                    case SYNCHRONIZE -> {
                        String done = synchronize(client, copy, name, step.policy());
                        // What is told of a write whose answer was lost depends on how it is found.
                        yield step.lost() ? "" : done;
                    }
                    case SET -> set(client, name, step);
                    case STALE -> {
                        String done = stale(client, name, step);
                        yield step.lost() ? "" : done;
                    }
                    case DELETE -> {
                        client.delete(name);
                        yield "";
                    }
                    case LIST -> list(client, name, step.count());
                };
            } finally {
                backend.wire().disturb(service -> service);
            }
        }

        /** Another device is faster. */
        private void between(Step step, String name) {
            step.before().filter(device -> device != step.device() && !between).ifPresent(device -> {
                between = true;
                boolean lostBefore = lost;
                lost = true;
                edit(copy(device, name), step.key(), Optional.of("between"));
                synchronize(clients.get(device), copy(device, name), name, ConflictPolicy.LOCAL);
                lost = lostBefore;
            });
        }

        private static boolean writes(Request request) {
            return request.headers()
                    .first("X-Amz-Target")
                    .map(target -> target.endsWith(".PutItem"))
                    .orElseGet(() -> request.rawPath().endsWith("/graphql")
                            ? new String(request.body(), StandardCharsets.UTF_8).contains("mutation")
                            : !request.method().equals("GET"));
        }

        private MemoryCopy copy(int device, String name) {
            return copies.computeIfAbsent(device + " " + name, unknown -> new MemoryCopy());
        }

        private String edit(MemoryCopy copy, String key, Optional<String> value) {
            copy.change(before -> before.edited(key, new Edit(value, now)));
            return "";
        }

        private String synchronize(DatasetClient client, MemoryCopy copy, String name, ConflictPolicy policy) {
            try {
                return new Synchronization(copy, client, name, policy, () -> now, length -> {})
                        .run()
                        .toString();
            } catch (DeviceException overtaken) {
                return overtaken.kind().toString();
            }
        }

        private String set(DatasetClient client, String name, Step step) {
            return told(new OptimisticWrite(client, name, length -> {})
                    .write(snapshot -> List.of(new Patch(
                            step.key(),
                            step.value(),
                            snapshot.record(step.key())
                                    .map(RemoteRecord::syncCount)
                                    .orElse(0L),
                            now))));
        }

        /** An update with any count, right or wrong. */
        private String stale(DatasetClient client, String name, Step step) {
            try {
                Snapshot snapshot = client.list(name, 0);
                return told(client.update(
                        name,
                        snapshot.sessionToken(),
                        List.of(
                                new Patch(step.key(), step.value(), step.count(), now),
                                new Patch("more", Optional.of("m"), step.count(), now))));
            } catch (SyncServiceException refusal) {
                return refusal.isConflict() || refusal.isSpentSession() ? "refused" : refusal.toString();
            }
        }

        private static String list(DatasetClient client, String name, long since) {
            try {
                Snapshot snapshot = client.list(name, since);
                return "%d %b %b %s"
                        .formatted(
                                snapshot.syncCount(),
                                snapshot.exists(),
                                snapshot.deletedSince(),
                                told(snapshot.records()));
            } catch (SyncServiceException refusal) {
                return "no such count";
            }
        }

        private static String told(List<RemoteRecord> records) {
            return records.stream()
                    .map(RemoteRecord::toString)
                    .sorted()
                    .toList()
                    .toString();
        }

        /** What the devices have; with lost answers, they know of different writes that they made. */
        String copies(boolean losing) {
            StringBuilder shown = new StringBuilder();
            copies.forEach((name, copy) -> shown.append(name)
                    .append(losing ? copy.state().values() : copy.state())
                    .append('\n'));
            return shown.toString();
        }

        /** What the service has. */
        String datasets() {
            DatasetClient onlooker = backend.device();
            return names.stream().map(name -> list(onlooker, name, 0)).toList() + " " + onlooker.datasets();
        }

        /** Every device synchronizes until nothing is left to do; all have the same then. */
        String converged() {
            for (int round = 0; round < 2; round++) {
                copies.forEach((which, copy) -> {
                    String name = which.substring(which.indexOf(' ') + 1);
                    synchronize(clients.get(Character.digit(which.charAt(0), 10)), copy, name, ConflictPolicy.NEWER);
                });
            }
            names.forEach(name -> assertThat(copies.entrySet().stream()
                            .filter(copy -> copy.getKey().endsWith(" " + name))
                            .map(copy -> copy.getValue().state().values()))
                    .as(name)
                    .allMatch(values -> values.equals(live(name))));
            return copies(true) + datasets();
        }

        private Map<String, String> live(String name) {
            Map<String, String> live = new TreeMap<>();
            backend.device()
                    .list(name, 0)
                    .live()
                    .forEach(record -> live.put(record.key(), record.value().orElseThrow()));
            return live;
        }

        void clear() {
            names.forEach(backend.device()::delete);
        }
    }
}
