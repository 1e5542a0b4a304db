package cognitosync.resolvers;

import static cognitosync.resolvers.Datasets.JSON;
import static cognitosync.resolvers.Datasets.ME;
import static cognitosync.resolvers.Datasets.NOW;
import static cognitosync.resolvers.Datasets.ok;
import static cognitosync.resolvers.Datasets.patch;
import static cognitosync.resolvers.Datasets.read;
import static cognitosync.resolvers.Datasets.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writes that meet others, are repeated, or reach a limit. */
class WritesTest {
    private static final String LARGE =
            "The datasets of the identity, deleted ones included, are too many or too large to be counted.";

    private final Datasets datasets = new Datasets();

    @AfterEach
    void close() {
        datasets.close();
    }

    @Test
    void firstUpdate_makesTheItemThatEveryBackendReads() {
        JsonNode change = ok(datasets.update("d", "w1", patch("k", "v", 0), patch("gone", null, 0)));
        assertThat(change).isEqualTo(read("""
                        {"owner": "%1$s", "dataset": "d", "count": 1, "exists": true, "modified": %2$d, "by": "%1$s"}""".formatted(ME, NOW.toEpochMilli())));
        assertThat(datasets.stored("d")).isEqualTo(read("""
                {"owner": {"S": "%1$s"}, "item": {"S": "dataset#d"}, "format": {"N": "1"}, "count": {"N": "1"},
                 "exists": {"BOOL": true}, "deletedAt": {"N": "0"}, "created": {"N": "%2$d"}, "modified": {"N": "%2$d"},
                 "by": {"S": "%1$s"}, "writes": {"L": [{"S": "w1"}]}, "records": {"M": {
                   "k": {"M": {"value": {"S": "v"}, "count": {"N": "1"}, "modified": {"N": "%2$d"},
                     "deviceModified": {"N": "%2$d"}, "by": {"S": "%1$s"}}},
                   "gone": {"M": {"count": {"N": "1"}, "modified": {"N": "%2$d"},
                     "deviceModified": {"N": "%2$d"}, "by": {"S": "%1$s"}}}}}}""".formatted(ME, NOW.toEpochMilli())));
    }

    @Test
    void updates_ofADatasetThatExists_readAndWriteOnce() {
        ok(datasets.update("d", "w1", patch("k", "1", 0)));
        assertThat(datasets.calls).containsExactly("GetItem", "Query", "PutItem");
        datasets.calls.clear();
        ok(datasets.update("d", "w2", patch("k", "2", 1)));
        assertThat(datasets.calls).containsExactly("GetItem", "PutItem");
    }

    @Test
    void writes_underTheSameId_areDoneOnce() {
        ok(datasets.update("d", "w1", patch("k", "1", 0)));
        ok(datasets.update("d", "w2", patch("k", "2", 1)));
        datasets.calls.clear();
        // A conflict, if it were not there already.
        assertThat(ok(datasets.update("d", "w1", patch("k", "1", 0)))
                        .path("count")
                        .asInt())
                .isEqualTo(2);
        ok(datasets.delete("d", "w2"));
        assertThat(datasets.calls).containsExactly("GetItem", "GetItem");
        assertThat(ok(datasets.changes("d", 0)).path("exists").asBoolean()).isTrue();
    }

    @Test
    void lastEightWriteIds_areKept() {
        IntStream.rangeClosed(1, 9).forEach(one -> ok(datasets.update("d", "w" + one, patch("k", "v", 9))));
        assertThat(datasets.stored("d").at("/writes/L").findValuesAsText("S"))
                .containsExactly("w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9");
    }

    @Test
    void anotherWriteInBetween_isContention_andTheSameWriteSucceedsAfterIt() {
        ok(datasets.update("d", "w1", patch("k", "1", 0)));
        datasets.beforePut = () -> ok(datasets.update("d", "other", patch("x", "1", 0)));
        assertThat(refused(datasets.update("d", "w2", patch("k", "2", 1)), "Contention"))
                .contains("under the same writeId");
        assertThat(ok(datasets.update("d", "w2", patch("k", "2", 1)))
                        .path("count")
                        .asInt())
                .isEqualTo(3);
        datasets.beforePut = () -> ok(datasets.update("d", "w4", patch("x", "2", 2)));
        refused(datasets.delete("d", "w5"), "Contention");
    }

    @Test
    void firstWriteOfAnotherDeviceInBetween_isContention() {
        datasets.beforePut = () -> ok(datasets.update("d", "other", patch("x", "1", 0)));
        refused(datasets.update("d", "w", patch("k", "1", 0)), "Contention");
        assertThat(ok(datasets.changes("d", 0)).path("records").findValuesAsText("key"))
                .containsExactly("x");
    }

    /** An attempt whose answer was lost is still on its way when the next one has read the item. */
    @Test
    void theSameWriteInBetween_isASuccess() {
        datasets.beforePut = () -> {
            ok(datasets.update("d", "w", patch("k", "1", 0)));
            ok(datasets.update("d", "later", patch("x", "1", 0)));
        };
        assertThat(ok(datasets.update("d", "w", patch("k", "1", 0)))
                        .path("count")
                        .asInt())
                .isEqualTo(2);
    }

    /** What is told is the present item, not the one that this attempt would have written. */
    @Test
    void theSameWriteInBetween_ofADatasetThatExists_tellsThePresentCount() {
        ok(datasets.update("d", "w1", patch("k", "1", 0)));
        datasets.beforePut = () -> {
            ok(datasets.update("d", "w2", patch("k", "2", 1)));
            ok(datasets.update("d", "later", patch("x", "1", 0)));
        };
        assertThat(ok(datasets.update("d", "w2", patch("k", "2", 1)))
                        .path("count")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void brokenItemInBetween_isUnreadable() {
        ok(datasets.update("d", "w1", patch("k", "1", 0)));
        datasets.beforePut = () -> datasets.put(ME, "d", (ObjectNode) read("{\"format\": {\"N\": \"2\"}}"));
        refused(datasets.update("d", "w2", patch("k", "2", 1)), "Unreadable");
    }

    @Test
    void deletion_keepsTheCount_andRebirthGoesOn() {
        assertThat(ok(datasets.delete("d", "w0")).path("count").asInt()).isZero();
        assertThat(datasets.stored("d").isMissingNode()).isTrue();
        ok(datasets.update("d", "w1", patch("k", "1", 0)));
        assertThat(ok(datasets.delete("d", "w2")).path("count").asInt()).isEqualTo(2);
        assertThat(ok(datasets.delete("d", "w3")).path("count").asInt()).isEqualTo(2);
        assertThat(ok(datasets.changes("d", 1))).isEqualTo(read("""
                        {"owner": "%1$s", "dataset": "d", "count": 2, "exists": false, "deletedAt": 2, "created": %2$d,
                         "modified": %2$d, "by": "%1$s", "role": null, "records": []}""".formatted(ME, NOW.toEpochMilli())));
        assertThat(ok(datasets.update("d", "w4", patch("k", "1", 0)))
                        .path("count")
                        .asInt())
                .isEqualTo(3);
        assertThat(ok(datasets.changes("d", 1)).path("deletedAt").asInt()).isEqualTo(2);
    }

    /** As DynamoDB counts them, to the byte. */
    @Test
    void records_have350000Bytes() {
        ok(datasets.update("d", "w1", patch("k", "", 0)));
        String tooLarge = refused(datasets.update("d", "w2", patch("k", "x".repeat(350_000), 1)), "LimitExceeded");
        assertThat(tooLarge).startsWith("A dataset holds 350000 bytes; this one would have 35");
        int over = Integer.parseInt(tooLarge.replaceAll(".*have (\\d+)\\.", "$1")) - 350_000;
        refused(datasets.update("d", "w3", patch("k", "x".repeat(350_000 - over + 1), 1)), "LimitExceeded");
        ok(datasets.update("d", "w4", patch("k", "x".repeat(350_000 - over), 1)));
        // Two bytes a character.
        refused(datasets.update("d", "w5", patch("k", "é".repeat(175_000), 2)), "LimitExceeded");
        assertThat(ok(datasets.update("d", "w6", patch("k", "é".repeat(174_900), 2)))
                        .path("count")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void identities_have20Datasets_countedOverPages() {
        // Three of these are more than a page; deleted ones do not count.
        ObjectNode large = item(true, "x".repeat(390_000));
        IntStream.rangeClosed(1, 3).forEach(one -> datasets.put(ME, "large" + one, large));
        IntStream.rangeClosed(1, 16).forEach(one -> datasets.put(ME, "d" + one, item(true, "x")));
        IntStream.rangeClosed(1, 3).forEach(one -> datasets.put(ME, "gone" + one, item(false, "x")));
        ok(datasets.update("twentieth", "w1", patch("new", "v", 0)));
        assertThat(datasets.calls.stream().filter("Query"::equals).count()).isGreaterThan(1);
        assertThat(refused(datasets.update("gone1", "w2", patch("new", "v", 0)), "LimitExceeded"))
                .isEqualTo("An identity holds 20 datasets. Delete one first.");
        ok(datasets.update("d1", "w3", patch("new", "v", 0)));
        ok(datasets.delete("d2", "w4"));
        ok(datasets.update("gone1", "w5", patch("new", "v", 0)));
        assertThat(allNames()).hasSize(20).contains("gone1", "large3").doesNotContain("d2", "gone2");
    }

    private List<String> allNames() {
        List<String> names = new ArrayList<>();
        String token = null;
        int pages = 0;
        do {
            JsonNode page = ok(datasets.datasets(token));
            page.path("items").forEach(item -> names.add(item.path("name").asText()));
            token = page.path("nextToken").textValue();
            pages++;
        } while (token != null);
        assertThat(pages).isGreaterThan(1);
        return names;
    }

    /** A pipeline cannot loop, so it counts a limited number of pages. */
    @Test
    void datasetsThatCannotBeCounted_leaveNoRoomForAnother() {
        ObjectNode large = item(false, "x".repeat(390_000));
        IntStream.rangeClosed(1, 24).forEach(one -> datasets.put(ME, "gone" + one, large));
        assertThat(refused(datasets.update("d", "w", patch("k", "v", 0)), "LimitExceeded"))
                .isEqualTo(LARGE);
        assertThat(datasets.calls.stream().filter("Query"::equals).count()).isEqualTo(7);
        assertThat(datasets.calls).doesNotContain("PutItem");
    }

    private static ObjectNode item(boolean exists, String value) {
        ObjectNode item = (ObjectNode) read("""
                {"format": {"N": "1"}, "count": {"N": "1"}, "deletedAt": {"N": "0"}, "writes": {"L": []},
                 "records": {"M": {"k": {"M": {"count": {"N": "1"}}}}}}""");
        item.set("exists", JSON.createObjectNode().put("BOOL", exists));
        ((ObjectNode) item.at("/records/M/k/M"))
                .set("value", JSON.createObjectNode().put("S", value));
        return item;
    }
}
