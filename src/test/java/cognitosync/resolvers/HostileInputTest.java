package cognitosync.resolvers;

import static cognitosync.resolvers.Datasets.JSON;
import static cognitosync.resolvers.Datasets.ME;
import static cognitosync.resolvers.Datasets.arguments;
import static cognitosync.resolvers.Datasets.ok;
import static cognitosync.resolvers.Datasets.patch;
import static cognitosync.resolvers.Datasets.read;
import static cognitosync.resolvers.Datasets.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that no client of ours sends, and items that another program has written. */
class HostileInputTest {
    private static final String OTHER = "eu-west-1:bbbbbbbb-0000-0000-0000-000000000002";

    /** Of a dataset with one record, typed; a test replaces one attribute. */
    private static final String ITEM = """
            {"format": {"N": "1"}, "count": {"N": "3"}, "exists": {"BOOL": true}, "deletedAt": {"N": "0"},
             "records": {"M": {"k": {"M": {"value": {"S": "v"}, "count": {"N": "2"}}}}}, "writes": {"L": [{"S": "w"}]}}""";

    private final Datasets datasets = new Datasets();

    @AfterEach
    void close() {
        datasets.close();
    }

    @Test
    void anotherOwner_isUnauthorizedInEveryField() {
        ObjectNode update = arguments("d").put("owner", OTHER).put("writeId", "w");
        update.putArray("patches").add(patch("k", "v", 0));
        assertThat(datasets.update(update).isUnauthorized()).isTrue();
        assertThat(datasets.changed(OTHER, "d").isUnauthorized()).isTrue();
        assertThat(datasets.calls).containsExactly("TransactGetItems", "TransactGetItems");
        ObjectNode own = update.put("owner", ME);
        assertThat(ok(datasets.update(own)).path("owner").asText()).isEqualTo(ME);
    }

    @Test
    void callersWithoutAnIdentity_areUnauthorized() {
        datasets.caller = null;
        assertThat(datasets.changes("d", 0).isUnauthorized()).isTrue();
        assertThat(datasets.datasets(null).isUnauthorized()).isTrue();
        assertThat(datasets.update("d", "w", patch("k", "v", 0)).isUnauthorized())
                .isTrue();
        assertThat(datasets.delete("d", "w").isUnauthorized()).isTrue();
    }

    @Test
    void subscriptions_areFilteredByOwnerAndDataset() {
        assertThat(datasets.changed(ME, "d").extensions()).singleElement().satisfies(extension -> {
            assertThat(extension.type()).isEqualTo("setSubscriptionFilter");
            assertThat(extension.value()).isEqualTo(read("""
                            {"filterGroup": [{"filters": [{"fieldName": "owner", "operator": "eq", "value": "%s"},
                              {"fieldName": "dataset", "operator": "eq", "value": "d"}]}]}""".formatted(ME)));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner dataset count",
                "owner dataset by",
                "owner count by",
                "dataset count by",
                "owner dataset: by count by",
                "owner dataset count by ...More"
            })
    void selections_thatWouldSilenceSubscribers_areRefused(String selection) {
        datasets.selection = selection;
        assertThat(refused(datasets.update("d", "w", patch("k", "v", 0)), "InvalidInput"))
                .isEqualTo("Select owner, dataset, count, by, without aliases and fragments");
        assertThat(refused(datasets.delete("d", "w"), "InvalidInput")).startsWith("Select ");
        assertThat(datasets.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "ä", "a\n", "#member"})
    void datasetNames_withOtherCharacters_areRefused(String name) {
        assertThat(refused(datasets.changes(name, 0), "InvalidInput")).startsWith("The name of a dataset");
        assertThat(refused(datasets.update(name, "w", patch("k", "v", 0)), "InvalidInput"))
                .startsWith("The name of a dataset");
    }

    @Test
    void datasetNames_have128Characters() {
        assertThat(ok(datasets.changes("n".repeat(128), 0)).path("count").asInt())
                .isZero();
        refused(datasets.changes("n".repeat(129), 0), "InvalidInput");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "é"})
    void writeIds_areShortAscii(String writeId) {
        assertThat(refused(datasets.update("d", writeId, patch("k", "v", 0)), "InvalidInput"))
                .startsWith("A writeId");
        refused(datasets.delete("d", "w".repeat(65)), "InvalidInput");
        assertThat(ok(datasets.delete("d", "w".repeat(64))).path("count").asInt())
                .isZero();
    }

    @Test
    void patches_areFrom1To500() {
        refused(datasets.update("d", "w"), "InvalidInput");
        refused(datasets.update("d", "w", patches(501)), "InvalidInput");
        assertThat(datasets.calls).isEmpty();
        assertThat(ok(datasets.update("d", "w", patches(500))).path("count").asInt())
                .isEqualTo(1);
        assertThat(ok(datasets.changes("d", 0)).path("records")).hasSize(500);
    }

    private static ObjectNode[] patches(int number) {
        return Stream.iterate(1, one -> one + 1)
                .limit(number)
                .map(one -> patch("k" + one, "v", 0))
                .toArray(ObjectNode[]::new);
    }

    @Test
    void keys_thatObjectsHaveOfThemselves_areKeysLikeOthers() {
        List<String> keys =
                List.of("__proto__", "constructor", "toString", "hasOwnProperty", "$appsync", " ", "ключ", "🎨");
        ObjectNode[] patches = keys.stream().map(key -> patch(key, key, 0)).toArray(ObjectNode[]::new);
        ok(datasets.update("d", "w1", patches));
        assertThat(ok(datasets.changes("d", 0)).path("records").findValuesAsText("key"))
                .containsExactlyInAnyOrderElementsOf(keys);
        assertThat(refused(datasets.update("d", "w2", patch("__proto__", "other", 0)), "Conflict"))
                .isEqualTo("Current SyncCount for: __proto__ is: 1 not: 0");
        ok(datasets.update("d", "w3", patch("__proto__", null, 1)));
        assertThat(datasets.stored("d").at("/records/M/__proto__/M/value").isMissingNode())
                .isTrue();
        assertThat(datasets.stored("d").at("/records/M/constructor/M/value/S").asText())
                .isEqualTo("constructor");
    }

    /** Characters are code points; the last key has 1,024 of them in 2,048 code units. */
    @Test
    void keys_haveFrom1To1024Characters() {
        refused(datasets.update("d", "w", patch("", "v", 0)), "InvalidInput");
        assertThat(refused(datasets.update("d", "w", patch("k".repeat(1025), "v", 0)), "InvalidInput"))
                .isEqualTo("A key must have 1 to 1024 characters: \"" + "k".repeat(40) + "\".");
        refused(datasets.update("d", "w", patch("🎨".repeat(1025), "v", 0)), "InvalidInput");
        ok(datasets.update("d", "w", patch("k".repeat(1024), "", 0), patch("🎨".repeat(1024), "", 0)));
        assertThat(ok(datasets.changes("d", 0)).path("records").findValuesAsText("value"))
                .containsExactly("", "");
    }

    @Test
    void textThatUtf8CannotEncode_isRefused() {
        assertThat(refused(datasets.update("d", "w", patch("k", "\ud83c", 0)), "InvalidInput"))
                .contains("a lone surrogate");
        // Together they would be a character.
        refused(datasets.update("d", "w", patch("k\ud83c", "\udfa8", 0)), "InvalidInput");
    }

    @Test
    void numbers_outOfRange_areRefused() {
        refused(datasets.update("d", "w", patch("k", "v", -1)), "InvalidInput");
        refused(datasets.update("d", "w", patch("k", "v", 0).put("deviceModified", 1e300)), "InvalidInput");
        refused(datasets.update("d", "w", patch("k", "v", 0).put("deviceModified", 8.64e15 + 1)), "InvalidInput");
        refused(datasets.update("d", "w", patch("k", "v", 0).put("deviceModified", -8.64e15 - 1)), "InvalidInput");
        ok(datasets.update("end", "w", patch("k", "v", 0).put("deviceModified", 8.64e15)));
        refused(datasets.changes("d", -1), "InvalidInput");
        ok(datasets.update("d", "w", patch("k", "v", 0).put("deviceModified", -1.5)));
        assertThat(datasets.stored("d").at("/records/M/k/M/deviceModified/N").asText())
                .isEqualTo("-1");
    }

    @Test
    void twoPatchesOfOneKey_areRefused() {
        refused(datasets.update("d", "w", patch("k", "1", 0), patch("k", "2", 0)), "InvalidInput");
        assertThat(datasets.calls).doesNotContain("PutItem");
    }

    @Test
    void since_beyondTheCount_isRefusedWhereTheDatasetExists() {
        ok(datasets.update("d", "w", patch("k", "v", 0)));
        assertThat(refused(datasets.changes("d", 2), "InvalidInput"))
                .isEqualTo("No such SyncCount: 2 exists for this Dataset");
        ok(datasets.delete("d", "w2"));
        assertThat(ok(datasets.changes("d", 9)).path("exists").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "format | {\"N\": \"2\"} | it has the format 2 of a later version",
                "format | {\"S\": \"1\"} | it has no format",
                "exists | {\"S\": \"true\"} | exists is neither true nor false",
                "count | {\"N\": \"0\"} | count is out of range or no number",
                "count | {\"N\": \"1.5\"} | count is out of range or no number",
                "count | {\"N\": \"2147483647\"} | count is out of range or no number",
                "count | {\"N\": \"1\"} | the record k is not in the format of a record",
                "deletedAt | {\"N\": \"4\"} | deletedAt is out of range or no number",
                "created | {\"NULL\": true} | created is out of range or no number",
                "modified | {\"N\": \"1e40\"} | modified is out of range or no number",
                "by | {\"N\": \"1\"} | by is no string",
                "more | {\"S\": \"x\"} | the item has an unknown attribute more",
                "records | {\"L\": []} | records is no map",
                "records | {\"M\": {\"r\": {\"S\": \"v\"}}} | the record r is not in the format of a record",
                "records | {\"M\": {\"r\": {\"M\": {}}}} | the record r is not in the format of a record",
                "records | {\"M\": {\"r\": {\"M\": {\"count\": {\"N\": \"1\"}, \"more\": {\"S\": \"\"}}}}} | the record r is not in the format of a record",
                "records | {\"M\": {\"r\": {\"M\": {\"count\": {\"N\": \"1\"}, \"value\": {\"NULL\": true}}}}} | the record r is not in the format of a record",
                "records | {\"M\": {\"r\": {\"M\": {\"count\": {\"N\": \"1\"}, \"value\": {\"SS\": [\"a\"]}}}}} | the record r is not in the format of a record",
                "writes | {\"S\": \"w\"} | writes is no list",
                "writes | {\"L\": [{\"N\": \"1\"}]} | a write id is no string"
            })
    void items_thatAreNotInTheFormat_areNeitherReadNorReplaced(String attribute, String value, String problem) {
        ObjectNode item = (ObjectNode) read(ITEM);
        item.set(attribute, read(value));
        datasets.put(ME, "d", item);
        String message = "The dataset d in the table cannot be read: " + problem + ".";
        assertThat(refused(datasets.changes("d", 0), "Unreadable")).isEqualTo(message);
        assertThat(refused(datasets.update("d", "new", patch("k", "v", 3)), "Unreadable"))
                .isEqualTo(message);
        assertThat(refused(datasets.delete("d", "new"), "Unreadable")).isEqualTo(message);
        assertThat(datasets.calls).containsOnly("GetItem");
    }

    /** Times and writers are optional in the format, not in the schema. */
    @Test
    void items_withoutTimes_areReadAndWritten() {
        datasets.put(ME, "d", (ObjectNode) read(ITEM));
        assertThat(ok(datasets.changes("d", 0)).path("records")).isEqualTo(read("""
                        [{"modified": 0, "deviceModified": 0, "by": "%s", "value": "v", "count": 2, "key": "k"}]""".formatted(ME)));
        assertThat(ok(datasets.update("d", "new", patch("other", "v", 0)))
                        .path("count")
                        .asInt())
                .isEqualTo(4);
        assertThat(datasets.stored("d").at("/records/M/k/M"))
                .isEqualTo(read(ITEM).at("/records/M/k/M"));
        assertThat(datasets.stored("d").has("created")).isFalse();
    }

    @Test
    void writeIds_thatAreTooLong_areNotKept() {
        ObjectNode item = (ObjectNode) read(ITEM);
        ArrayNode writes = (ArrayNode) item.path("writes").path("L");
        writes.add(JSON.createObjectNode().put("S", "x".repeat(65)));
        datasets.put(ME, "d", item);
        ok(datasets.update("d", "new", patch("k", "v2", 3)));
        assertThat(datasets.stored("d").at("/writes/L").findValuesAsText("S")).containsExactly("w", "new");
    }

    @Test
    void pageTokens_thatAreMadeUp_areRefused() {
        assertThat(datasets.datasets("made-up").errors()).hasSize(1);
    }
}
