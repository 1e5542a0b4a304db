package cognitosync.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The two operations, for clients of whom each has an identity of its own. Everything is signed before the clock runs. A
 * ListRecords is signed once and sent again and again. Each UpdateRecords needs a sync session token of its own, so that as many
 * ListRecords go before as updates follow; their sync counts are known because no other client writes to the dataset.
 */
final class SyncLoad {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final Signer signer;

    SyncLoad(Cloud cloud) {
        port = cloud.port();
        signer = cloud.signer();
    }

    byte[] listRecords(Person person) {
        return signer.sync(person, "GET", person.dataset() + "/records", "");
    }

    /** The answer to a ListRecords. */
    byte[] answer(Person person) {
        return Load.bodies(port, List.of(listRecords(person))).get(0);
    }

    Measured list(List<Person> people, Duration time) {
        return Load.run(
                port,
                people.stream()
                        .map(person -> new Repeated(listRecords(person), time))
                        .toList());
    }

    /** One client that asks for the people in turn. */
    Measured listInTurn(List<Person> people) {
        List<byte[]> requests = people.stream().map(this::listRecords).toList();
        return Load.run(port, List.of(requests.iterator()));
    }

    /** Each client writes that often, and all of it is checked to be there. */
    Measured update(List<Person> people, int times) {
        List<List<byte[]>> prepared = new ArrayList<>();
        for (Person person : people) {
            prepared.add(updates(person, times, 0));
        }
        List<Long> before = people.stream().map(this::syncCount).toList();
        Measured measured = Load.run(port, prepared.stream().map(List::iterator).toList());
        for (int i = 0; i < people.size(); i++) {
            requireWritten(people.get(i), before.get(i) + times);
        }
        return measured;
    }

    /** One client that writes once to the dataset of each. */
    Measured updateInTurn(List<Person> people) {
        Map<Person, Integer> written = new HashMap<>();
        List<byte[]> prepared = new ArrayList<>();
        for (Person person : people) {
            int earlier = written.merge(person, 1, Integer::sum) - 1;
            prepared.addAll(updates(person, 1, earlier));
        }
        return Load.run(port, List.of(prepared.iterator()));
    }

    private void requireWritten(Person person, long expected) {
        long found = syncCount(person);
        if (found != expected) {
            throw new BenchException(
                    "The dataset of %s is at %d instead of %d.".formatted(person.identityId(), found, expected));
        }
    }

    private long syncCount(Person person) {
        return read(answer(person)).path("DatasetSyncCount").longValue();
    }

    private List<byte[]> updates(Person person, int times, int earlier) {
        List<byte[]> answers = Load.bodies(port, Collections.nCopies(times, listRecords(person)));
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            JsonNode answer = read(answers.get(i));
            String body = """
                    {"SyncSessionToken":"%s","RecordPatches":[{"Op":"replace","Key":"background-color","Value":"#%06x","SyncCount":%d}]}""".formatted(
                            answer.path("SyncSessionToken").textValue(),
                            earlier + i,
                            answer.path("DatasetSyncCount").longValue() + earlier + i);
            requests.add(signer.sync(person, "POST", person.dataset(), body));
        }
        return requests;
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new BenchException("An answer is not JSON: " + e.getMessage(), e);
        }
    }

    /** Repeats requests in turn until the time is over. */
    static final class Repeated implements Iterator<byte[]> {
        private final List<byte[]> requests;
        private final Duration time;
        private long began;
        private int next;

        Repeated(byte[] request, Duration time) {
            this(List.of(request), time);
        }

        Repeated(List<byte[]> requests, Duration time) {
            this.requests = List.copyOf(requests);
            this.time = time;
        }

        @Override
        public boolean hasNext() {
            if (began == 0) {
                began = System.nanoTime();
            }
            return System.nanoTime() - began < time.toNanos();
        }

        @Override
        public byte[] next() {
            return requests.get(next++ % requests.size());
        }
    }
}
