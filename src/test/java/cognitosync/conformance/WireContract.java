package cognitosync.conformance;

import static cognitosync.conformance.Client.RAW_HTTP;
import static cognitosync.conformance.Operation.DescribeDataset;
import static cognitosync.conformance.Operation.ListDatasets;
import static cognitosync.conformance.Operation.ListRecords;
import static cognitosync.conformance.Operation.UpdateRecords;
import static cognitosync.conformance.Patches.replace;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What only shows in the bytes. */
interface WireContract {

    @ContractTest(
            operations = {ListRecords, UpdateRecords, DescribeDataset},
            vectors = 14)
    default void names_areDecodedAfterThePathIsSplit(Device device) {
        String name = "a:b.c_d-E";
        device.update(name, replace("k", "v", 0));
        assertThat(device.ok(DescribeDataset, Map.of("DatasetName", name))
                        .at("/Dataset/DatasetName")
                        .textValue())
                .isEqualTo(name);
    }

    @ContractTest(operations = ListRecords, clients = RAW_HTTP, vectors = 14)
    default void colons_mayBeEncodedOrNot(RawDevice raw) {
        raw.prepared().update("a:b", replace("k", "v", 0));
        String records = raw.dataset("a%3Ab") + "/records";
        for (String path : List.of(records, records.replace("%3A", ":"), records.replace("%3A", "%3a"))) {
            RawDevice.Answer answer = raw.send(ListRecords, RawRequest.get(path));
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.json().get("Count").intValue()).isEqualTo(1);
        }
    }

    @ContractTest(
            operations = {ListRecords, ListDatasets},
            clients = RAW_HTTP,
            vectors = 14)
    default void anEncodedSlash_isPartOfAName_inEverySegment(RawDevice raw) {
        String identity = RawDevice.encoded(raw.prepared().identityId());
        assertRefused(raw.send(ListRecords, RawRequest.get(raw.dataset("a%2Frecords") + "/records")));
        assertRefused(raw.send(ListRecords, RawRequest.get(raw.dataset("a%2Frecords"))), 400);
        assertRefused(raw.send(
                ListDatasets, RawRequest.get(raw.pool() + "/identities/" + identity + "%2Fdatasets/datasets")));
        assertRefused(raw.send(
                ListDatasets, RawRequest.get(raw.pool() + "%2Fidentities/identities/" + identity + "/datasets")));
    }

    private static void assertRefused(RawDevice.Answer answer) {
        assertRefused(answer, 400);
    }

    private static void assertRefused(RawDevice.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("x-amzn-ErrorType")).contains("InvalidParameterException");
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            clients = RAW_HTTP,
            vectors = 13)
    default void whatIsEmptyOrMissing_isRefused(RawDevice raw) {
        assertRefused(raw.send(ListRecords, RawRequest.get(raw.dataset("") + "/records")));
        assertRefused(raw.send(UpdateRecords, update(raw, "", replace("k", "v", 0))));
        assertRefused(raw.send(UpdateRecords, update(raw, "d", replace("", "v", 0))));
        assertRefused(
                raw.send(UpdateRecords, update(raw, "d", replace("k", "v", 0).without("Op"))));
        assertRefused(raw.send(UpdateRecords, RawRequest.post(raw.dataset("d")).carrying("{}")));
        assertThat(raw.prepared().list("d").exists()).isFalse();
    }

    @ContractTest(operations = ListRecords, clients = RAW_HTTP, vectors = 15)
    default void aBodyOnAGet_isIgnored(RawDevice raw) {
        RawRequest request = RawRequest.get(raw.dataset("d") + "/records").carrying("{}");
        assertThat(raw.send(ListRecords, request).status()).isEqualTo(200);
    }

    @ContractTest(operations = UpdateRecords, clients = RAW_HTTP, vectors = 15)
    default void aPostWithoutContentLength_isAnEmptyBody(RawDevice raw) {
        RawDevice.Answer answer = raw.send(UpdateRecords, RawRequest.post(raw.dataset("d")));
        assertRefused(answer);
        assertThat(answer.json().get("message").textValue()).containsIgnoringCase("syncSessionToken");
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            clients = RAW_HTTP,
            vectors = 15)
    default void theMobileClientsContentType_isTaken(RawDevice raw) {
        String type = "application/x-amz-json-1.1";
        RawRequest update = update(raw, "d", replace("k", "v", 0)).with("Content-Type", type);
        assertThat(raw.send(UpdateRecords, update).status()).isEqualTo(200);
        RawRequest list = RawRequest.get(raw.dataset("d") + "/records").with("Content-Type", type);
        assertThat(raw.send(ListRecords, list).json().get("Count").intValue()).isEqualTo(1);
    }

    @ContractTest(operations = UpdateRecords, clients = RAW_HTTP)
    default void theClientContext_isTakenAndIgnored(RawDevice raw) {
        RawRequest update = update(raw, "d", replace("k", "v", 0)).with("x-amz-Client-Context", "{\"client\":{}}");
        assertThat(raw.send(UpdateRecords, update).status()).isEqualTo(200);
    }

    @ContractTest(operations = UpdateRecords, clients = RAW_HTTP, rules = 12)
    default void anError_hasItsTypeInTheHeader_andItsMessageInTheBody(RawDevice raw) {
        raw.prepared().update("d", replace("k", "v", 0));
        RawDevice.Answer answer = raw.send(UpdateRecords, update(raw, "d", replace("k", "w", 0)));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("x-amzn-ErrorType")).contains("ResourceConflictException");
        assertThat(answer.header("x-amzn-RequestId"))
                .hasValueSatisfying(id -> assertThat(id).isNotEmpty());
        assertThat(answer.json().get("message").textValue()).isEqualTo("Current SyncCount for: k is: 1 not: 0");
        assertThat(answer.json().has("code")).isFalse();
    }

    @ContractTest(
            operations = ListRecords,
            clients = RAW_HTTP,
            rules = {12, 13, 15})
    default void aSuccess_hasEveryMemberThatAndroidReads_andNumbersForDates(RawDevice raw) {
        RawRequest request = RawRequest.get(raw.dataset("d") + "/records");
        for (RawDevice.Answer answer : List.of(raw.send(ListRecords, request), written(raw, request))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("x-amzn-ErrorType")).isEmpty();
            assertThat(answer.header("x-amzn-RequestId")).isPresent();
            JsonNode json = answer.json();
            assertThat(json.get("Records").isArray()).isTrue();
            assertThat(json.get("DatasetSyncCount").isIntegralNumber()).isTrue();
            assertThat(json.get("DatasetExists").isBoolean()).isTrue();
            assertThat(json.get("DatasetDeletedAfterRequestedSyncCount").isBoolean())
                    .isTrue();
            assertThat(json.get("SyncSessionToken").textValue()).isNotEmpty();
            assertThat(answer.body()).doesNotContain("null");
            for (JsonNode record : json.get("Records")) {
                assertThat(record.get("LastModifiedDate").isNumber()).isTrue();
            }
        }
    }

    private static RawDevice.Answer written(RawDevice raw, RawRequest request) {
        raw.prepared().update("d", replace("k", "v", 0));
        RawDevice.Answer answer = raw.send(ListRecords, request);
        assertThat(answer.body()).containsPattern("\"LastModifiedDate\":\\d{10}\\.\\d{3}\\b");
        return answer;
    }

    @ContractTest(
            operations = {ListRecords, UpdateRecords},
            clients = RAW_HTTP)
    default void browsers_mayCallFromAnyOriginAndReadTheError(RawDevice raw) {
        RawRequest preflight = new RawRequest("OPTIONS", raw.dataset("d"), Map.of(), Optional.empty())
                .with("Origin", "https://site.example")
                .with("Access-Control-Request-Method", "DELETE");
        RawDevice.Answer allowed = raw.sendUnsigned(UpdateRecords, preflight);
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.header("Access-Control-Allow-Methods").orElseThrow()).contains("GET", "POST", "DELETE");
        assertThat(allowed.header("Access-Control-Allow-Headers").orElseThrow().toLowerCase(Locale.ROOT))
                .contains(
                        "authorization",
                        "content-type",
                        "x-amz-date",
                        "x-amz-security-token",
                        "x-amz-content-sha256",
                        "x-amz-user-agent",
                        "x-amz-client-context",
                        "amz-sdk-invocation-id",
                        "amz-sdk-request");
        RawDevice.Answer refused = raw.sendUnsigned(
                ListRecords, RawRequest.get(raw.dataset("d") + "/records").with("Origin", "https://site.example"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(refused.header("Access-Control-Expose-Headers").orElseThrow())
                .contains("x-amzn-ErrorType", "x-amzn-RequestId");
    }

    private static RawRequest update(RawDevice raw, String dataset, JsonNode patch) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("SyncSessionToken", dataset.isEmpty() ? "t" : raw.prepared().token(dataset));
        body.putArray("RecordPatches").add(patch);
        return RawRequest.post(raw.dataset(dataset)).carrying(body.toString());
    }
}
