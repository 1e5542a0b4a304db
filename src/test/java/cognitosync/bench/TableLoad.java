package cognitosync.bench;

import cognitosync.infra.TestTable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Load on a table. Each client has its own partition with {@value #ITEMS} items of one record. Requests are signed before the measurement,
 * with the credentials of the client's identity.
 */
final class TableLoad {
    /** Items per partition. */
    static final int ITEMS = 10;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ITEM = """
            {"TableName":"%s","Item":{"owner":{"S":"%s"},"item":{"S":"dataset#%d"},"count":{"N":"1"},"exists":{"BOOL":true},\
            "records":{"M":{"background-color":{"M":{"value":{"S":"#00ff00"},"count":{"N":"1"},"modified":{"N":"1764460800000"}}}}},\
            "created":{"N":"1764460800000"},"modified":{"N":"%d"}}%s}""";
    private static final long MODIFIED = 1_764_460_800_000L;
    private static final String IF_COUNT_IS_1 = """
            ,"ConditionExpression":"#c = :n","ExpressionAttributeNames":{"#c":"count"},"ExpressionAttributeValues":{":n":{"N":"1"}}""";
    private static final String KEY = """
            "TableName":"%s","Key":{"owner":{"S":"%s"},"item":{"S":"%s"}}""";
    private static final String QUERY = """
            {"TableName":"%s","KeyConditionExpression":"#o = :o AND begins_with(#i, :i)","ConsistentRead":true,\
            "ExpressionAttributeNames":{"#o":"owner","#i":"item"},\
            "ExpressionAttributeValues":{":o":{"S":"%s"},":i":{"S":"dataset#"}}}""";
    private static final String ADD = """
            {"Update":{%s,"UpdateExpression":"ADD #n :n","ExpressionAttributeNames":{"#n":"number"},\
            "ExpressionAttributeValues":{":n":{"N":"1"}}}}""";

    private final int port;
    private final Signer signer;
    private final String table;

    /** Creates a load on {@link TestTable}. */
    TableLoad(int port, Signer signer) {
        this(port, signer, TestTable.NAME);
    }

    /**
     * Creates a load.
     *
     * @param port of a server on loopback
     * @param signer of the requests
     * @param table name of the table
     */
    TableLoad(int port, Signer signer, String table) {
        this.port = port;
        this.signer = signer;
        this.table = table;
    }

    /** Puts the items of all clients. */
    void fill(List<Person> people) {
        for (Person person : people) {
            List<byte[]> puts = new ArrayList<>();
            for (int i = 0; i < ITEMS; i++) {
                puts.add(signer.dynamoDb(
                        person, "PutItem", ITEM.formatted(table, person.identityId(), i, MODIFIED, "")));
            }
            Load.bodies(port, puts);
        }
    }

    private String key(Person person, String item) {
        return KEY.formatted(table, person.identityId(), item);
    }

    byte[] getItem(Person person) {
        return signer.dynamoDb(person, "GetItem", "{" + key(person, "dataset#3") + ",\"ConsistentRead\":true}");
    }

    byte[] query(Person person) {
        return signer.dynamoDb(person, "Query", QUERY.formatted(table, person.identityId()));
    }

    byte[] answer(byte[] request) {
        return Load.bodies(port, List.of(request)).get(0);
    }

    Measured repeat(List<Person> people, Function<Person, byte[]> request, Duration time) {
        return Load.run(
                port,
                people.stream()
                        .map(person -> new SyncLoad.Repeated(request.apply(person), time))
                        .toList());
    }

    /** Each client repeats a put with a condition that holds, alternating two values so that every put changes the database. */
    Measured put(List<Person> people, Duration time) {
        return Load.run(
                port,
                people.stream()
                        .map(person ->
                                new SyncLoad.Repeated(List.of(put(person, MODIFIED), put(person, MODIFIED + 1)), time))
                        .toList());
    }

    private byte[] put(Person person, long modified) {
        return signer.dynamoDb(
                person, "PutItem", ITEM.formatted(table, person.identityId(), 3, modified, IF_COUNT_IS_1));
    }

    /** Each client repeats a transaction that adds to two of its items, with a token as SDKs send it. Then the sums are checked. */
    Measured transact(List<Person> people, int times) {
        List<Long> before = people.stream().map(this::sum).toList();
        List<List<byte[]>> prepared =
                people.stream().map(person -> transactions(person, times)).toList();
        Measured measured = Load.run(port, prepared.stream().map(List::iterator).toList());
        for (int i = 0; i < people.size(); i++) {
            long expected = before.get(i) + 2L * times;
            long found = sum(people.get(i));
            if (found != expected) {
                throw new BenchException("The items of %s sum up to %d instead of %d."
                        .formatted(people.get(i).identityId(), found, expected));
            }
        }
        return measured;
    }

    private List<byte[]> transactions(Person person, int times) {
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            requests.add(signer.dynamoDb(
                    person,
                    "TransactWriteItems",
                    "{\"ClientRequestToken\":\"%s\",\"TransactItems\":[%s,%s]}"
                            .formatted(
                                    UUID.randomUUID(),
                                    ADD.formatted(key(person, "sum#a")),
                                    ADD.formatted(key(person, "sum#b")))));
        }
        return requests;
    }

    private long sum(Person person) {
        long sum = 0;
        for (String item : List.of("sum#a", "sum#b")) {
            byte[] answer =
                    answer(signer.dynamoDb(person, "GetItem", "{" + key(person, item) + ",\"ConsistentRead\":true}"));
            try {
                JsonNode number = JSON.readTree(answer).at("/Item/number/N");
                sum += number.isMissingNode() ? 0 : Long.parseLong(number.textValue());
            } catch (IOException e) {
                throw new BenchException("An answer is not JSON: " + e.getMessage(), e);
            }
        }
        return sum;
    }
}
