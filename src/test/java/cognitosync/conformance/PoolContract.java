package cognitosync.conformance;

import static cognitosync.conformance.Operation.BulkPublish;
import static cognitosync.conformance.Operation.DescribeIdentityPoolUsage;
import static cognitosync.conformance.Operation.DescribeIdentityUsage;
import static cognitosync.conformance.Operation.GetBulkPublishDetails;
import static cognitosync.conformance.Operation.GetCognitoEvents;
import static cognitosync.conformance.Operation.GetIdentityPoolConfiguration;
import static cognitosync.conformance.Operation.ListIdentityPoolUsage;
import static cognitosync.conformance.Operation.ListRecords;
import static cognitosync.conformance.Operation.SetCognitoEvents;
import static cognitosync.conformance.Operation.SetIdentityPoolConfiguration;
import static cognitosync.conformance.Operation.UpdateRecords;
import static cognitosync.conformance.Patches.replace;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What developers ask of a whole pool: usage, configuration, events, bulk publish. */
interface PoolContract {
    Map<String, String> STREAMS = Map.of(
            "StreamName", "sync", "RoleArn", "arn:aws:iam::123456789012:role/streams", "StreamingStatus", "ENABLED");

    @ContractTest(operations = {ListRecords, UpdateRecords, DescribeIdentityUsage})
    default void describeIdentityUsage_addsUpTheDatasets(Device device) {
        device.update("a", replace("key", "value", 0));
        device.update("b", replace("k", "v", 0), replace("l", "w", 0));
        JsonNode usage = device.ok(DescribeIdentityUsage, Map.of()).get("IdentityUsage");
        assertThat(usage.get("IdentityId").textValue()).isEqualTo(device.identityId());
        assertThat(usage.get("IdentityPoolId").textValue()).isEqualTo(device.identityPoolId());
        assertThat(usage.get("DatasetCount").intValue()).isEqualTo(2);
        assertThat(usage.get("DataStorage").longValue()).isEqualTo(8 + 2 + 2);
        assertThat(usage.get("LastModifiedDate").decimalValue())
                .isEqualByComparingTo(device.list("b").records().get(0).lastModifiedDate());
    }

    @ContractTest(operations = {ListRecords, UpdateRecords, DescribeIdentityPoolUsage})
    default void describeIdentityPoolUsage_isThereForANewPool_andCountsBytes(Device device) {
        Device pool = device.inSparePool();
        JsonNode before = pool.ok(DescribeIdentityPoolUsage, Map.of()).get("IdentityPoolUsage");
        assertThat(before.get("IdentityPoolId").textValue()).isEqualTo(pool.identityPoolId());
        assertThat(before.get("DataStorage").longValue()).isZero();
        assertThat(before.get("LastModifiedDate").isNumber()).isTrue();
        pool.update("a", replace("key", "value", 0));
        JsonNode after = pool.ok(DescribeIdentityPoolUsage, Map.of()).get("IdentityPoolUsage");
        assertThat(after.get("DataStorage").longValue()).isEqualTo(8);
    }

    @ContractTest(operations = ListIdentityPoolUsage)
    default void listIdentityPoolUsage_oneAPage_comesToAnEnd(Device device) {
        ObjectNode whole = device.ok(ListIdentityPoolUsage, Map.of());
        List<String> all = whole.findValuesAsText("IdentityPoolId");
        assertThat(all)
                .contains(device.identityPoolId())
                .hasSize(whole.get("Count").intValue());
        List<String> paged = new ArrayList<>();
        Map<String, ?> next = Map.of("MaxResults", 1);
        while (!next.isEmpty()) {
            ObjectNode page = device.ok(ListIdentityPoolUsage, next);
            assertThat(page.get("MaxResults").intValue()).isEqualTo(1);
            assertThat(page.get("Count").intValue()).isEqualTo(1);
            paged.addAll(page.findValuesAsText("IdentityPoolId"));
            assertThat(paged).as("pages without end").hasSizeLessThanOrEqualTo(all.size());
            next = page.has("NextToken")
                    ? Map.of("MaxResults", 1, "NextToken", page.get("NextToken").textValue())
                    : Map.of();
        }
        assertThat(paged).isEqualTo(all);
    }

    @ContractTest(operations = {GetIdentityPoolConfiguration, SetIdentityPoolConfiguration})
    default void aPoolsConfiguration_isKeptAndGivenBack(Device device) {
        Device pool = device.inSparePool();
        assertThat(pool.ok(GetIdentityPoolConfiguration, Map.of())
                        .get("IdentityPoolId")
                        .textValue())
                .isEqualTo(pool.identityPoolId());
        Map<String, ?> push = Map.of(
                "ApplicationArns",
                List.of("arn:aws:sns:eu-west-1:123456789012:app/GCM/settings"),
                "RoleArn",
                "arn:aws:iam::123456789012:role/push");
        ObjectNode set = pool.ok(SetIdentityPoolConfiguration, Map.of("PushSync", push, "CognitoStreams", STREAMS));
        assertThat(set.at("/PushSync/RoleArn").textValue()).isEqualTo("arn:aws:iam::123456789012:role/push");
        assertThat(set.at("/PushSync/ApplicationArns/0").textValue())
                .isEqualTo("arn:aws:sns:eu-west-1:123456789012:app/GCM/settings");
        assertThat(set.at("/CognitoStreams/StreamName").textValue()).isEqualTo("sync");
        assertThat(set.at("/CognitoStreams/StreamingStatus").textValue()).isEqualTo("ENABLED");
        assertThat((JsonNode) pool.ok(GetIdentityPoolConfiguration, Map.of())).isEqualTo(set);
    }

    @ContractTest(
            operations = {GetIdentityPoolConfiguration, SetIdentityPoolConfiguration},
            vectors = 13)
    default void aPoolsConfiguration_ofTheWrongForm_isRefusedAndNotKept(Device device) {
        Device pool = device.inSparePool();
        JsonNode before = pool.ok(GetIdentityPoolConfiguration, Map.of());
        for (Map<String, ?> wrong : List.of(
                Map.of("PushSync", Map.of("ApplicationArns", List.of("arn:aws:sns:eu-west-1:1:topic/GCM/x"))),
                Map.of("PushSync", Map.of("RoleArn", "arn:aws:iam::123456789012:user/push")),
                Map.of("PushSync", Map.of("RoleArn", "arn:aws:iam::1:role")),
                Map.of("CognitoStreams", Map.of("StreamName", "x".repeat(129))),
                Map.of("CognitoStreams", Map.of("StreamingStatus", "PAUSED")))) {
            pool.refused(400, "InvalidParameterException", SetIdentityPoolConfiguration, wrong);
        }
        assertThat((JsonNode) pool.ok(GetIdentityPoolConfiguration, Map.of())).isEqualTo(before);
    }

    @ContractTest(operations = {GetCognitoEvents, SetCognitoEvents})
    default void aPoolsEvents_areKeptGivenBackAndTakenAway(Device device) {
        Device pool = device.inSparePool();
        Map<String, ?> events = Map.of("SyncTrigger", "arn:aws:lambda:eu-west-1:123456789012:function:on-sync");
        assertThat(pool.ok(SetCognitoEvents, Map.of("Events", events))).isEmpty();
        assertThat(pool.ok(GetCognitoEvents, Map.of()).at("/Events/SyncTrigger").textValue())
                .isEqualTo(events.get("SyncTrigger"));
        pool.refused(
                400,
                "InvalidParameterException",
                SetCognitoEvents,
                Map.of("Events", Map.of("SyncTrigger", "a", "Other", "b")));
        pool.ok(SetCognitoEvents, Map.of("Events", Map.of("SyncTrigger", "")));
        assertThat(pool.ok(GetCognitoEvents, Map.of()).path("Events")).isEmpty();
    }

    @ContractTest(operations = {SetIdentityPoolConfiguration, BulkPublish, GetBulkPublishDetails})
    default void bulkPublish_runsOnceADay(Device device) {
        Device pool = device.inSparePool();
        assertThat(details(pool).get("BulkPublishStatus").textValue()).isEqualTo("NOT_STARTED");
        pool.refused(400, "InvalidParameterException", BulkPublish, Map.of());
        pool.ok(SetIdentityPoolConfiguration, Map.of("CognitoStreams", STREAMS));
        assertThat(pool.ok(BulkPublish, Map.of()).get("IdentityPoolId").textValue())
                .isEqualTo(pool.identityPoolId());
        ObjectNode details = details(pool);
        assertThat(details.get("BulkPublishStartTime").isNumber()).isTrue();
        while (details.get("BulkPublishStatus").textValue().equals("IN_PROGRESS")) {
            assertThat(details.has("BulkPublishCompleteTime")).isFalse();
            details = details(pool);
        }
        assertThat(details.get("BulkPublishStatus").textValue()).isEqualTo("SUCCEEDED");
        assertThat(details.get("BulkPublishCompleteTime").decimalValue())
                .isGreaterThanOrEqualTo(details.get("BulkPublishStartTime").decimalValue());
        pool.refused(400, "AlreadyStreamedException", BulkPublish, Map.of());
    }

    private static ObjectNode details(Device pool) {
        return pool.ok(GetBulkPublishDetails, Map.of());
    }

    @ContractTest(
            operations = {
                BulkPublish,
                DescribeIdentityPoolUsage,
                GetBulkPublishDetails,
                GetCognitoEvents,
                GetIdentityPoolConfiguration
            })
    default void aPoolThatIsNotThere_isNotFound(Device device) {
        Device nowhere = device.in(CloudUnderTest.REGION + ":00000000-0000-4000-8000-000000000000");
        for (Operation operation : List.of(
                BulkPublish,
                DescribeIdentityPoolUsage,
                GetBulkPublishDetails,
                GetCognitoEvents,
                GetIdentityPoolConfiguration)) {
            nowhere.refused(404, "ResourceNotFoundException", operation, Map.of());
        }
    }
}
