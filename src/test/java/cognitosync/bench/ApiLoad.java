package cognitosync.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Load on the product's GraphQL API. Each client has a dataset of one record. Requests are signed before the measurement. */
final class ApiLoad {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHANGES = """
            query Changes($dataset: String!, $since: Int!) { changes(dataset: $dataset, since: $since) {
              owner dataset count exists deletedAt records { key value count modified deviceModified by } } }""";
    private static final String UPDATE = """
            mutation Update($dataset: String!, $writeId: ID!, $patches: [Patch!]!) {
              update(dataset: $dataset, writeId: $writeId, patches: $patches) { owner dataset count exists modified by } }""";
    private static final long MODIFIED = 1_764_460_800_000L;

    private final int port;
    private final String path;
    private final Signer signer;

    ApiLoad(Cloud cloud) {
        port = cloud.port();
        path = URI.create(cloud.output("GraphQLUrl")).getPath();
        signer = cloud.signer();
    }

    byte[] changes(Person person) {
        return request(person, CHANGES, Map.of("dataset", "d", "since", 0));
    }

    Measured read(List<Person> people, Duration time) {
        return Load.run(
                port,
                people.stream()
                        .map(person -> new SyncLoad.Repeated(changes(person), time))
                        .toList());
    }

    /** Each client writes that often; then the counts are checked. */
    Measured update(List<Person> people, int times) {
        List<Long> before = people.stream().map(this::count).toList();
        List<List<byte[]>> prepared = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            prepared.add(updates(people.get(i), before.get(i), times));
        }
        Measured measured = Load.run(port, prepared.stream().map(List::iterator).toList());
        for (int i = 0; i < people.size(); i++) {
            long found = count(people.get(i));
            if (found != before.get(i) + times) {
                throw new BenchException("The dataset of %s is at %d instead of %d."
                        .formatted(people.get(i).identityId(), found, before.get(i) + times));
            }
        }
        return measured;
    }

    private List<byte[]> updates(Person person, long count, int times) {
        List<byte[]> requests = new ArrayList<>();
        for (long i = count; i < count + times; i++) {
            Map<String, Object> patch = Map.of(
                    "key",
                    "background-color",
                    "value",
                    "#%06x".formatted(i),
                    "expected",
                    i,
                    "deviceModified",
                    MODIFIED);
            requests.add(request(
                    person,
                    UPDATE,
                    Map.of("dataset", "d", "writeId", UUID.randomUUID().toString(), "patches", List.of(patch))));
        }
        return requests;
    }

    private long count(Person person) {
        byte[] answer = Load.bodies(port, List.of(changes(person))).get(0);
        try {
            JsonNode count = JSON.readTree(answer).at("/data/changes/count");
            if (!count.isIntegralNumber()) {
                throw new BenchException("The dataset cannot be read: " + JSON.readTree(answer));
            }
            return count.longValue();
        } catch (IOException e) {
            throw new BenchException("An answer is not JSON: " + e.getMessage(), e);
        }
    }

    private byte[] request(Person person, String query, Map<String, ?> variables) {
        ObjectNode body = JSON.createObjectNode().put("query", query);
        body.set("variables", JSON.valueToTree(variables));
        return signer.appSync(person, path, body.toString());
    }
}
