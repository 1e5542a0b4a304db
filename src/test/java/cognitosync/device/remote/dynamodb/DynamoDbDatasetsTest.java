package cognitosync.device.remote.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cognitosync.device.aws.Failures;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.EngineBackend;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.Retries;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.remote.SyncServiceException;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Requests, lost answers, limits and foreign items, through the real SDK and the local cloud's own DynamoDB. */
class DynamoDbDatasetsTest {
    private static final Instant AT = Instant.parse("2025-12-31T00:00:00Z");
    private static final String NAME = "preference";

    @AutoClose
    private final EngineBackend backend = EngineBackend.table();

    private final DatasetClient one = backend.device();
    private final DatasetClient other = backend.device();

    @Test
    void requests_areTheFewestThatThereCanBe() {
        one.list(NAME, 0);
        assertThat(sent()).containsExactly("GetItem");
        update(one, "k", "1", 0);
        assertThat(sent()).as("the number of datasets, once").containsExactly("Query", "PutItem");
        update(one, "k", "2", 1);
        assertThat(sent()).as("the item is known").containsExactly("PutItem");
        one.list(NAME, 2);
        assertThat(sent()).as("nothing new").containsExactly("GetItem");
        one.delete(NAME);
        assertThat(sent()).containsExactly("PutItem");
        update(one, "k", "3", 0);
        assertThat(sent()).containsExactly("Query", "PutItem");
        update(other, "k", "4", 4);
        assertThat(sent()).as("a device that knows nothing").containsExactly("GetItem", "PutItem");
    }

    @Test
    void lostSwap_isDecidedAgain_withTheItemThatTheRefusalBrings() {
        one.list(NAME, 0);
        update(other, "a", "theirs", 0);
        sent();
        assertThat(update(one, "b", "mine", 0)).isEqualTo(2);
        assertThat(sent()).containsExactly("Query", "PutItem", "PutItem");
        assertThat(one.list(NAME, 0).live()).extracting(RemoteRecord::key).containsExactly("a", "b");

        other.list(NAME, 0);
        update(one, "a", "newer", 1);
        sent();
        SyncServiceException conflict = refused(() -> update(other, "a", "stale", 1));
        assertThat(conflict.isConflict()).isTrue();
        assertThat(conflict.isDefinite()).isTrue();
        assertThat(conflict.isAboutRecords()).isFalse();
        assertThat(sent()).containsExactly("PutItem");
        assertThat(Failures.of(conflict))
                .returns(DeviceException.Kind.WRITE_CONFLICT, DeviceException::kind)
                .hasMessageContaining("The record \"a\" has the sync count 3, not 1.");
    }

    /** What this device has seen may be out of date: before it refuses, it looks. */
    @Test
    void refusal_isNeverDecidedOnARememberedItem() {
        update(one, "k", "1", 0);
        other.list(NAME, 0);
        update(one, "k", "2", 1);
        assertThat(update(other, "k", "2", 0)).as("the value is there already").isEqualTo(3);

        other.list(NAME, 0);
        update(other, "large", "x".repeat(300_000), 0);
        one.delete(NAME);
        assertThat(update(other, "more", "x".repeat(100_000), 0))
                .as("there is room")
                .isEqualTo(6);
    }

    /** Of a large dataset, the count comes first: the item is transferred only if it has changed. */
    @Test
    void largeDataset_isTransferredOnlyWhereItHasChanged() {
        one.list(NAME, 0);
        update(one, "k", "x".repeat(9_000), 0);
        sent();
        assertThat(one.list(NAME, 1).records()).isEmpty();
        assertThat(one.list(NAME, 0).records()).hasSize(1);
        assertThat(backend.wire().sent()).hasSize(2).allSatisfy(request -> assertThat(body(request))
                .contains("\"ProjectionExpression\":\"#count\""));
        update(other, "k2", "v", 0);
        sent();
        assertThat(one.list(NAME, 1).records()).extracting(RemoteRecord::key).containsExactly("k2");
        assertThat(sent()).containsExactly("GetItem", "GetItem");
    }

    @Test
    void lostAnswer_isRecognizedByTheIdOfTheWrite() {
        one.list(NAME, 0);
        loseOneAnswer(() -> {});
        assertThat(update(one, "k", "1", 0)).isEqualTo(1);
        assertThat(sent()).containsExactly("GetItem", "Query", "PutItem", "PutItem");
        assertThat(one.list(NAME, 0).syncCount()).isEqualTo(1);
    }

    @Test
    void lostAnswer_thoughOthersWroteSince_isWhatItWouldHaveBeen() {
        one.list(NAME, 0);
        loseOneAnswer(() -> {
            for (int write = 1; write < DatasetItem.WRITES; write++) {
                update(other, "k", "theirs " + write, write);
            }
        });
        assertThat(update(one, "k", "1", 0)).isEqualTo(1);
        assertThat(one.list(NAME, 0).syncCount()).isEqualTo(DatasetItem.WRITES);
    }

    /** The id is no longer in the item: whether the write was made is not known, and nobody may claim that it was not. */
    @Test
    void lostAnswer_whoseIdIsDisplaced_isNoDefiniteConflict() {
        one.list(NAME, 0);
        loseOneAnswer(() -> {
            for (int write = 1; write <= DatasetItem.WRITES; write++) {
                update(other, "k", "theirs " + write, write);
            }
        });
        SyncServiceException conflict = refused(() -> update(one, "k", "1", 0));
        assertThat(conflict.isConflict()).isTrue();
        assertThat(conflict.isDefinite()).isFalse();
    }

    @Test
    void lostAnswer_ofADeletion_deletesOnce() {
        update(one, "k", "1", 0);
        loseOneAnswer(() -> {});
        one.delete(NAME);
        assertThat(other.list(NAME, 1)).returns(2L, Snapshot::syncCount).returns(true, Snapshot::deletedSince);
    }

    @Test
    void otherDevices_thatAreFasterEachTime_makeItAConflict() {
        update(one, "k", "1", 0);
        AtomicInteger count = new AtomicInteger(1);
        boolean[] inside = {false};
        backend.wire().disturb(service -> request -> {
            if (operation(request).equals("PutItem") && !inside[0]) {
                inside[0] = true;
                update(other, "other", "v" + count, count.getAndIncrement());
                inside[0] = false;
            }
            return service.respond(request);
        });
        SyncServiceException conflict = refused(() -> update(one, "mine", "2", 0));
        assertThat(conflict.isConflict()).isTrue();
        assertThat(count).hasValue(Retries.ATTEMPTS + 1);
        assertThat(other.list(NAME, 0).record("mine")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded"})
    void throttledRequest_isRetried_andToldInWords(String code) {
        throttle(code, 2);
        assertThat(update(one, "k", "1", 0)).isEqualTo(1);

        throttle(code, Integer.MAX_VALUE);
        SyncServiceException refusal = refused(() -> one.list(NAME, 0));
        assertThat(refusal.isAboutRecords()).isFalse();
        assertThat(refusal.isConflict()).isFalse();
        assertThat(Failures.of(refusal))
                .returns(DeviceException.Kind.SERVICE, DeviceException::kind)
                .returns(true, DeviceException::isTemporary)
                .hasMessageStartingWith("The table's ceiling throttles requests: " + code);
    }

    @Test
    void tableThatIsGone_isToldSo() {
        backend.wire()
                .disturb(service -> request -> error("ResourceNotFoundException", "Requested resource not found"));
        assertThat(Failures.of(refused(() -> one.list(NAME, 0))))
                .returns(DeviceException.Kind.NOT_FOUND, DeviceException::kind)
                .hasMessageStartingWith("The table does not exist");
    }

    @Test
    void dataset_holdsSoManyBytes_andNotOneMore() {
        String key = "k".repeat(100);
        one.list(NAME, 0);
        update(one, key, "", 0);
        long empty = ItemSize.of(item().get("records"));
        String most =
                "é".repeat((int) (TableLimits.BYTES - empty) / 2) + "x".repeat((int) (TableLimits.BYTES - empty) % 2);
        sent();
        assertThat(update(one, key, most, 1)).isEqualTo(2);
        assertThat(ItemSize.of(item().get("records"))).isEqualTo(TableLimits.BYTES);
        assertThat(ItemSize.of(item())).isBetween(TableLimits.BYTES, 351_232L);
        assertThat(ItemSize.writeUnits(ItemSize.of(item()))).isLessThanOrEqualTo(343);

        sent();
        SyncServiceException limit = refused(() -> update(one, key, most + "x", 2));
        assertThat(limit.isLimitExceeded()).isTrue();
        assertThat(limit.isAboutRecords())
                .as("sync leaves the record and writes the others")
                .isTrue();
        assertThat(sent()).as("nothing is written").doesNotContain("PutItem");
        assertThat(Failures.of(limit))
                .returns(DeviceException.Kind.LIMIT_EXCEEDED, DeviceException::kind)
                .hasMessage(
                        "A dataset in the table holds up to 350000 bytes of records, as DynamoDB counts them, and this"
                                + " one would have 350001. Shorten records first, or use another dataset.");
    }

    /** A whole item, with everything else in it as long as it can be, is within what the ceiling admits in a second. */
    @Test
    void longestItem_fitsTheLeastCeiling() {
        String longest = "n".repeat(128);
        for (int write = 0; write <= DatasetItem.WRITES; write++) {
            one.update(longest, "", List.of(patch("k", "v" + write, write)));
        }
        long rest = ItemSize.of(item(longest)) - ItemSize.of(item(longest).get("records"));
        assertThat(rest + TableLimits.BYTES).isLessThanOrEqualTo(351_232);
    }

    static Stream<Arguments> foreignAttributes() {
        Map<String, AttributeValue> record = Map.of("count", number("1"), "modified", number("5"));
        return Stream.of(
                Arguments.of("count", null),
                Arguments.of("count", text("1")),
                Arguments.of("count", number("0")),
                Arguments.of("count", number("-1")),
                Arguments.of("count", number("1.5")),
                Arguments.of("count", number("9007199254740992")),
                Arguments.of("exists", text("true")),
                Arguments.of("deletedAt", number("2")),
                Arguments.of("records", text("{}")),
                Arguments.of("records", records("k", text("v"))),
                Arguments.of("records", records("k", AttributeValue.fromM(Map.of("count", number("1"))))),
                Arguments.of("records", records("k", with(record, "count", number("2")))),
                Arguments.of("records", records("k", with(record, "value", number("1")))),
                Arguments.of("records", records("k", with(record, "deviceModified", number("1" + "0".repeat(40))))),
                Arguments.of("records", records("\u001b[2J".repeat(100), text("v"))),
                Arguments.of("created", AttributeValue.fromNul(true)),
                Arguments.of("modified", null),
                Arguments.of("by", number("1")),
                Arguments.of("writes", AttributeValue.fromSs(List.of("a"))),
                Arguments.of("writes", AttributeValue.fromL(List.of(number("1")))),
                Arguments.of("more", text("of a later version")),
                Arguments.of("records", records("k", with(record, "more", text("of a later version")))),
                Arguments.of("modified", number("1" + "0".repeat(20))),
                Arguments.of("format", null),
                Arguments.of("format", number("0")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("foreignAttributes")
    void itemOfAnotherForm_isRefused_andStaysAsItIs(String attribute, AttributeValue value) {
        update(one, "k", "1", 0);
        one.update("whole", "", List.of(patch("k", "1", 0)));
        one.list(NAME, 0);
        Map<String, AttributeValue> broken = new HashMap<>(item());
        if (value == null) {
            broken.remove(attribute);
        } else {
            broken.put(attribute, value);
        }
        put(broken);
        DatasetClient newcomer = backend.device();
        unreadable(() -> newcomer.list(NAME, 0), "its attribute " + attribute);
        unreadable(() -> newcomer.list(NAME, 1), "its attribute " + attribute);
        unreadable(() -> update(newcomer, "k", "2", 1), "its attribute " + attribute);
        unreadable(() -> newcomer.delete(NAME), "its attribute " + attribute);
        unreadable(newcomer::datasets, "its attribute " + attribute);
        List<DeviceException> problems = new ArrayList<>();
        assertThat(newcomer.datasets(problems::add))
                .extracting(DatasetClient.Summary::name)
                .containsExactly("whole");
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem)
                .hasMessageContaining("its attribute " + attribute));
        assertThat(newcomer.names()).containsExactly(NAME, "whole");
        assertThat(item()).isEqualTo(broken);
    }

    /** Whoever raises the format need not raise the count. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "7"})
    void higherFormat_isRefused_andNeverOverwritten(String count) {
        update(one, "k", "1", 0);
        one.list(NAME, 0);
        Map<String, AttributeValue> newer = new HashMap<>(item());
        newer.put("format", number("2"));
        newer.put("count", number(count));
        put(newer);
        String because = "has format 2, and this program reads format 1. Nothing was changed.";
        // It knows the item of before.
        unreadable(() -> update(one, "k", "2", 1), because);
        unreadable(() -> one.delete(NAME), because);
        unreadable(() -> backend.device().list(NAME, 0), because);
        assertThat(item()).isEqualTo(newer);
    }

    /** Write ids that are not of this device would take the space of records; a clock may be before 1970. */
    @Test
    void itemOfAnotherDevice_isRead_andWhatIsTooLongIsNotKept() {
        update(one, "k", "1", 0);
        Map<String, AttributeValue> other = new HashMap<>(item());
        other.put("writes", AttributeValue.fromL(List.of(text("x".repeat(65)), text("theirs"))));
        other.put(
                "records",
                records(
                        "k",
                        AttributeValue.fromM(Map.of(
                                "value",
                                text("1"),
                                "count",
                                number("1"),
                                "modified",
                                number("5"),
                                "deviceModified",
                                number("-1")))));
        put(other);
        DatasetClient newcomer = backend.device();
        assertThat(newcomer.list(NAME, 0).records())
                .extracting(RemoteRecord::deviceLastModifiedDate)
                .containsExactly(Optional.of(Instant.ofEpochMilli(-1)));
        assertThat(update(newcomer, "k2", "2", 0)).isEqualTo(2);
        assertThat(item().get("writes").l()).hasSize(2).contains(text("theirs"));
        assertThat(item().get("records").m().get("k"))
                .isEqualTo(other.get("records").m().get("k"));
    }

    private static AttributeValue number(String text) {
        return AttributeValue.fromN(text);
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue records(String key, AttributeValue value) {
        return AttributeValue.fromM(Map.of(key, value));
    }

    private static AttributeValue with(Map<String, AttributeValue> record, String name, AttributeValue value) {
        Map<String, AttributeValue> changed = new HashMap<>(record);
        changed.put(name, value);
        return AttributeValue.fromM(changed);
    }

    private DynamoDbClient client() {
        return ((DatasetTable) backend.clients()).client();
    }

    private Map<String, AttributeValue> item() {
        return item(NAME);
    }

    private Map<String, AttributeValue> item(String dataset) {
        return client().getItem(request ->
                        request.tableName(EngineBackend.TABLE).key(ItemFormat.key(EngineBackend.OWNER, dataset)))
                .item();
    }

    private void put(Map<String, AttributeValue> item) {
        client().putItem(request -> request.tableName(EngineBackend.TABLE).item(item));
    }

    private static Patch patch(String key, String value, long count) {
        return new Patch(key, Optional.of(value), count, AT);
    }

    /** Writes one record and returns its count. */
    private static long update(DatasetClient device, String key, String value, long count) {
        return device.update(NAME, "", List.of(patch(key, value, count))).get(0).syncCount();
    }

    private List<String> sent() {
        return backend.wire().sent().stream()
                .map(DynamoDbDatasetsTest::operation)
                .toList();
    }

    private static String operation(Request request) {
        String target = request.headers().first("X-Amz-Target").orElseThrow();
        return target.substring(target.indexOf('.') + 1);
    }

    private static String body(Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    /** The next write arrives, and its answer does not. */
    private void loseOneAnswer(Runnable meanwhile) {
        boolean[] lost = {false};
        backend.wire().disturb(service -> request -> {
            Response response = service.respond(request);
            if (operation(request).equals("PutItem") && !lost[0]) {
                lost[0] = true;
                meanwhile.run();
                throw new IOException("The answer was lost");
            }
            return response;
        });
    }

    private void throttle(String code, int times) {
        AtomicInteger left = new AtomicInteger(times);
        backend.wire()
                .disturb(service -> request -> left.getAndDecrement() > 0
                        ? error(code, "Throughput exceeds the maximum OnDemandThroughput configured on table or index")
                        : service.respond(request));
    }

    private static Response error(String code, String message) {
        return new Response(
                400,
                Headers.of("Content-Type", "application/x-amz-json-1.0"),
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}"
                        .formatted(code, message)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static SyncServiceException refused(Runnable work) {
        return catchThrowableOfType(SyncServiceException.class, work::run);
    }

    private static void unreadable(Runnable work, String because) {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(work::run)
                .returns(DeviceException.Kind.UNREADABLE, DeviceException::kind)
                .withMessageContaining("\"preference\"")
                .withMessageContaining(because)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }
}
