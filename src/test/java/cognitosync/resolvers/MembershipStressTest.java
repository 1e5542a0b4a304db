package cognitosync.resolvers;

import static cognitosync.resolvers.Datasets.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.dynamodb.DynamoDbFixture;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Eight writers of four people on one dataset, of whom the owner removes one or lowers him to a reader again and again, and lets him in
 * again. Each writer has records of his own, counts up in them, and repeats what met another write: so what is stored tells which
 * writes counted.
 */
class MembershipStressTest {
    /** Of each writer: more with -Dstress.writes=2000, and another schedule with -Dstress.seed=. */
    private static final int WRITES = Integer.getInteger("stress.writes", 5);

    private static final long SEED = Long.getLong("stress.seed", 19);
    private static final int WRITERS = 8;
    private static final String OWNER = Sharing.person(1);
    private static final Set<String> PEOPLE = Set.of(OWNER, Sharing.person(2), Sharing.person(3), Sharing.person(4));

    @AutoClose
    private final DynamoDbFixture tables = new DynamoDbFixture();

    private final Map<String, ResolvedApi> api = new ConcurrentHashMap<>();
    private final WriteGate gate = new WriteGate(
            PEOPLE.stream().collect(Collectors.toMap(person -> person, person -> WRITERS / PEOPLE.size())));

    /** Of the resolvers: an invitation of the millisecond of a removal would be one of before. */
    private final AtomicInteger time = new AtomicInteger();

    @BeforeEach
    void makeTable() {
        tables.table(Datasets.TABLE);
    }

    private JsonNode call(String caller, String query, ObjectNode variables) throws IOException {
        ResolvedApi resolved = api.computeIfAbsent(
                caller,
                identity -> new ResolvedApi(
                        gate.of(identity, tables::respond),
                        () -> Datasets.NOW.plusMillis(time.incrementAndGet()),
                        identity));
        ObjectNode body = JSON.createObjectNode().put("query", query);
        body.set("variables", variables);
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return JSON.readTree(resolved.respond(new Request("POST", "/graphql", "", Headers.of(), bytes))
                .body());
    }

    private static String typeOf(JsonNode answer) {
        return answer.at("/errors/0/errorType").asText();
    }

    /** Repeats what met another write. Answers the type of the last error, empty for a success. */
    private String repeated(String caller, String query, ObjectNode variables) throws IOException {
        JsonNode answer = call(caller, query, variables);
        while (typeOf(answer).equals("Contention")) {
            answer = call(caller, query, variables);
        }
        return typeOf(answer);
    }

    private String write(String person, int writer, int number) throws IOException {
        ObjectNode variables = JSON.createObjectNode().put("owner", OWNER).put("writeId", writer + "-" + number);
        variables
                .putArray("patches")
                .addObject()
                .put("key", "w" + writer)
                .put("value", String.valueOf(number))
                // Beyond every count: each value is the writer's own.
                .put("expected", Integer.MAX_VALUE)
                .put("deviceModified", 0);
        return repeated(person, """
                mutation Write($owner: ID, $writeId: ID!, $patches: [Patch!]!) {
                  update(owner: $owner, dataset: "wall", writeId: $writeId, patches: $patches) { owner dataset count by }
                }""", variables);
    }

    /** Past the API, so that it is told before a write that is under way can end. */
    private Map<String, Integer> stored() {
        ObjectNode request =
                JSON.createObjectNode().put("TableName", "datasets").put("ConsistentRead", true);
        ObjectNode key = request.putObject("Key");
        key.putObject("owner").put("S", OWNER);
        key.putObject("item").put("S", "dataset#wall");
        JsonNode item = Datasets.outcome(tables.respond(Datasets.request("GetItem", request)))
                .body();
        return item.at("/Item/records/M").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        record -> record.getValue().at("/M/value/S").asInt()));
    }

    private static ObjectNode none() {
        return JSON.createObjectNode();
    }

    private void join(String person) throws IOException {
        JsonNode invited =
                call(OWNER, """
                mutation { invite(dataset: "wall", role: writer, expires: %d, name: "Owner") { token } }""".formatted(Datasets.NOW.plusSeconds(60).toEpochMilli()), none());
        String token = invited.at("/data/invite/token").asText();
        assertThat(repeated(
                        person,
                        "mutation { accept(token: \"%s\", name: \"Member\") { role } }".formatted(token),
                        none()))
                .isEmpty();
    }

    /** One writer until the end: what he was told to be written is the highest number of his record. */
    private int writer(int writer) throws IOException {
        String person = Sharing.person(1 + writer % PEOPLE.size());
        int last = 0;
        try {
            for (int number = 1; number <= WRITES; number++) {
                String refusal = write(person, writer, number);
                if (refusal.isEmpty()) {
                    last = number;
                } else {
                    assertThat(refusal).isEqualTo("Unauthorized");
                    assertThat(person).isNotEqualTo(OWNER);
                }
                gate.answered(person);
            }
        } finally {
            gate.ended(person);
        }
        return last;
    }

    private static Set<String> recordsOf(int person) {
        return Set.of("w" + (person - 1), "w" + (person - 1 + PEOPLE.size()));
    }

    private static Map<String, Integer> only(Map<String, Integer> records, Set<String> keys) {
        return records.entrySet().stream()
                .filter(record -> keys.contains(record.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Ends and renews memberships until all writers have ended, each time while the member has read and not yet written. */
    private int moderator(Random random) throws IOException {
        int rounds = 0;
        while (!gate.isOver()) {
            int number = 2 + random.nextInt(3);
            String person = Sharing.person(number);
            String ending = random.nextBoolean()
                    ? "mutation { remove(dataset: \"wall\", member: \"%s\") { role } }"
                    : "mutation { setRole(dataset: \"wall\", member: \"%s\", role: reader) { id } }";
            gate.hold(PEOPLE);
            if (!gate.awaitHeld(person)) {
                gate.release(PEOPLE);
                gate.awaitAnswers(PEOPLE, 1);
                continue;
            }
            assertThat(repeated(OWNER, ending.formatted(person), none())).isEmpty();
            Map<String, Integer> atTheEnd = only(stored(), recordsOf(number));
            gate.release(Set.of(person));
            gate.awaitAnswers(Set.of(person), 1);
            gate.release(PEOPLE);
            gate.awaitAnswers(PEOPLE, WRITERS);
            assertThat(only(stored(), recordsOf(number))).as(person).isEqualTo(atTheEnd);
            join(person);
            rounds++;
        }
        return rounds;
    }

    @Test
    void writesOfEndedMembers_doNotCountAfterTheAnswer_andNoneOfOthersIsLost() throws Exception {
        assertThat(write(OWNER, 0, 0)).isEmpty();
        for (int number = 2; number <= 4; number++) {
            join(Sharing.person(number));
        }
        Random random = new Random(SEED);
        List<Integer> told = new ArrayList<>();
        int rounds;
        try (Closing threads = new Closing(Executors.newFixedThreadPool(WRITERS))) {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(threads.executor().submit(() -> writer(number)));
            }
            rounds = moderator(random);
            for (Future<Integer> writer : writers) {
                told.add(writer.get());
            }
        }
        Map<String, Integer> stored = stored();
        for (int writer = 0; writer < WRITERS; writer++) {
            assertThat(stored.getOrDefault("w" + writer, 0))
                    .as("writer " + writer)
                    .isEqualTo(told.get(writer));
        }
        assertThat(told.get(0)).isEqualTo(WRITES);
        assertThat(rounds).isPositive();
    }

    private record Closing(ExecutorService executor) implements AutoCloseable {
        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
