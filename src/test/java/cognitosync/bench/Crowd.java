package cognitosync.bench;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Many people made of one: the rows of a person who signed up, in every table that a request to Cognito Sync reads, are copied in
 * the database while no server runs. Each copy has an identity, credentials and a dataset of its own. Signing so many up would
 * take hours, because passwords are hashed slowly on purpose.
 */
final class Crowd {
    private static final String IDENTITY =
            "substr(?2, 1, instr(?2, ':')) || printf('00000000-0000-4000-8000-%012x', n)";
    private static final String KEY_ID = "printf('ASIA%016d', n)";
    private static final String DATASET = "1000000 + n";

    private Crowd() {}

    /** Brings the number of copies from one number to a greater one. */
    static void grow(Path data, Person one, int from, int to) {
        try (Database database = Database.open(data.resolve("local.sqlite"), List.of())) {
            database.write(t -> {
                copy(t, one, from, to, "identity", "id = ?2", Map.of("id", IDENTITY));
                copy(t, one, from, to, "login", "identity = ?2", Map.of("subject", "subject || n"));
                copy(t, one, from, to, "session", "access_key_id = ?1", Map.of("access_key_id", KEY_ID));
                copy(t, one, from, to, "sync_dataset", "identity = ?2", Map.of("id", DATASET));
                copy(
                        t,
                        one,
                        from,
                        to,
                        "sync_record",
                        "dataset = (SELECT id FROM sync_dataset WHERE identity = ?2)",
                        Map.of("dataset", DATASET));
                return null;
            });
        }
    }

    private record Column(String name, boolean isText) {}

    private static void copy(
            Transaction t, Person one, int from, int to, String table, String where, Map<String, String> different)
            throws SQLException {
        List<Column> columns = t.list(
                "SELECT name, type FROM pragma_table_info(?)",
                row -> new Column(row.text("name"), row.text("type").equals("TEXT")),
                table);
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = columns.stream()
                .map(column -> different.getOrDefault(
                        column.name(),
                        // The id stands inside other texts too, such as the context of the credentials.
                        column.isText() ? "replace(" + column.name() + ", ?2, " + IDENTITY + ")" : column.name()))
                .collect(Collectors.joining(", "));
        t.update(
                "WITH RECURSIVE series(n) AS (SELECT ?3 UNION ALL SELECT n + 1 FROM series WHERE n < ?4)"
                        + " INSERT INTO " + table + " (" + names + ") SELECT " + values + " FROM " + table
                        + ", series WHERE " + where,
                one.credentials().accessKeyId(),
                one.identityId(),
                from + 1,
                to);
    }

    /** The copies of these numbers. */
    static List<Person> people(Person one, IntStream numbers) {
        String region = one.identityId().substring(0, one.identityId().indexOf(':') + 1);
        List<Person> people = new ArrayList<>();
        numbers.forEach(n -> people.add(new Person(
                one.poolId(),
                region + "00000000-0000-4000-8000-%012x".formatted(n),
                AwsSessionCredentialsIdentity.create(
                        "ASIA%016d".formatted(n),
                        one.credentials().secretAccessKey(),
                        one.credentials().sessionToken()))));
        return people;
    }
}
