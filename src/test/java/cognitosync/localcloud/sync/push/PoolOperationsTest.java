package cognitosync.localcloud.sync.push;

import static cognitosync.localcloud.sync.SyncFixture.POOL;
import static cognitosync.localcloud.sync.SyncFixture.POOL_PATH;
import static cognitosync.localcloud.sync.SyncFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.sync.SyncFixture;
import cognitosync.localcloud.sync.dataset.Assumptions;
import cognitosync.localcloud.sync.push.PoolConfiguration.PushSync;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operations of developers: configuration, events, bulk publish, usage. */
class PoolOperationsTest {
    private static final String CONFIGURATION = POOL_PATH + "/configuration";
    private static final String EVENTS = POOL_PATH + "/events";
    private static final String ROLE = "arn:aws:iam::123456789012:role/push";
    private static final String PUSH = "{\"ApplicationArns\":[\"arn:aws:sns:eu-west-1:123456789012:app/GCM/demo\"],"
            + "\"RoleArn\":\"" + ROLE + "\"}";
    private static final String STREAMS =
            "{\"StreamName\":\"demo\",\"RoleArn\":\"" + ROLE + "\",\"StreamingStatus\":\"ENABLED\"}";
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:trigger";

    @AutoClose
    private final SyncFixture sync = new SyncFixture().as(TestAccount.OWNER);

    private SyncFixture.Answer set(String body) {
        return sync.send("POST", CONFIGURATION, "", body);
    }

    @Test
    void configuration_ofAFreshPool_hasNothing() {
        assertThat(sync.get(CONFIGURATION, "").text()).isEqualTo("{\"IdentityPoolId\":\"" + POOL + "\"}");
    }

    @Test
    void configuration_isGivenBack_andAnAbsentPartStays() {
        String push = "{\"IdentityPoolId\":\"" + POOL + "\",\"PushSync\":" + PUSH + "}";
        String both = push.substring(0, push.length() - 1) + ",\"CognitoStreams\":" + STREAMS + "}";
        assertThat(set("{\"PushSync\":" + PUSH + "}").text()).isEqualTo(push);
        assertThat(set("{\"CognitoStreams\":" + STREAMS + "}").text()).isEqualTo(both);
        assertThat(sync.get(CONFIGURATION, "").text()).isEqualTo(both);
    }

    @Test
    void configuration_withAnEmptyPart_losesIt() {
        set("{\"PushSync\":" + PUSH + ",\"CognitoStreams\":" + STREAMS + "}").ok();
        set("{\"PushSync\":{}}").ok();
        assertThat(sync.get(CONFIGURATION, "").ok().has("PushSync")).isFalse();
        set("{\"CognitoStreams\":{}}").ok();
        assertThat(sync.get(CONFIGURATION, "").text()).isEqualTo("{\"IdentityPoolId\":\"" + POOL + "\"}");
    }

    @Test
    void configuration_withoutRole_isTaken() {
        assertThat(set("{\"PushSync\":{\"ApplicationArns\":[\"arn:aws:sns:eu-west-1:1:app/APNS/x\"]}}")
                        .ok()
                        .get("PushSync")
                        .has("RoleArn"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'PushSync':{'ApplicationArns':['x']}} | pushSync.applicationArns.1.member",
                "{'PushSync':{'ApplicationArns':['arn:aws:sns:eu-west-1:1:app/gcm/x']}} | pushSync.applicationArns.1.member",
                "{'PushSync':{'RoleArn':'arn:aws:iam::1:user/somebody'}} | pushSync.roleArn",
                "{'PushSync':{'RoleArn':'arn:aws:iam::1:role'}} | length greater than or equal to 20",
                "{'CognitoStreams':{'StreamName':''}} | cognitoStreams.streamName",
                "{'CognitoStreams':{'StreamingStatus':'ON'}} | [ENABLED, DISABLED]",
                "{'CognitoStreams':{'StreamingStatus':'ENABLED'}} | needs StreamName and RoleArn",
            })
    void configuration_outsideItsConstraints_isRefused(String body, String message) {
        set(body.replace('\'', '"')).refused(400, "InvalidParameterException");
        assertThat(set(body.replace('\'', '"')).body().get("message").textValue())
                .contains(message);
        assertThat(sync.get(CONFIGURATION, "").ok()).hasSize(1);
    }

    @Test
    void configuration_ofTheWrongShape_isNotUnderstood() {
        for (String body : List.of(
                "{\"PushSync\":[]}",
                "{\"PushSync\":{\"ApplicationArns\":\"x\"}}",
                "{\"PushSync\":{\"ApplicationArns\":[7]}}",
                "{\"PushSync\":{\"ApplicationArns\":[null]}}")) {
            set(body).refused(400, "SerializationException");
        }
    }

    @Test
    void configuration_changedMeanwhile_isNotReplaced() {
        PoolConfigurations configurations = new PoolConfigurations(sync.database);
        PoolConfiguration before = configurations.of(POOL);
        PushSync mine = new PushSync(List.of("arn:aws:sns:eu-west-1:1:app/ADM/mine"), Optional.empty());
        set("{\"PushSync\":" + PUSH + "}").ok();
        assertThat(configurations.replace(POOL, before, before.with(Optional.of(mine), Optional.empty())))
                .isFalse();
        assertThat(configurations.of(POOL).pushSync().orElseThrow().serves("GCM"))
                .isTrue();
    }

    @Test
    void events_areSetAndTakenAwayWithAnEmptyText() {
        assertThat(sync.get(EVENTS, "").text()).isEqualTo("{\"Events\":{}}");
        events("{\"Events\":{\"SyncTrigger\":\"" + FUNCTION + "\"}}").ok();
        assertThat(sync.get(EVENTS, "").text()).isEqualTo("{\"Events\":{\"SyncTrigger\":\"" + FUNCTION + "\"}}");
        events("{\"Events\":{}}").ok();
        assertThat(sync.get(EVENTS, "").ok().get("Events")).hasSize(1);
        events("{\"Events\":{\"SyncTrigger\":\"\"}}").ok();
        assertThat(sync.get(EVENTS, "").text()).isEqualTo("{\"Events\":{}}");
    }

    @Test
    void events_outsideTheirConstraints_areRefused() {
        assertThat(events("{}").refused(400, "InvalidParameterException"))
                .contains("Value null at 'events' failed to satisfy constraint: Member must not be null");
        assertThat(events("{\"Events\":{\"SyncTrigger\":\"a\",\"Other\":\"b\"}}")
                        .refused(400, "InvalidParameterException"))
                .contains("Member must have length less than or equal to 1");
        assertThat(events("{\"Events\":{\"Other\":\"b\"}}").refused(400, "InvalidParameterException"))
                .contains("[SyncTrigger]");
        events("{\"Events\":{\"SyncTrigger\":7}}").refused(400, "SerializationException");
    }

    private SyncFixture.Answer events(String body) {
        return sync.send("POST", EVENTS, "", body);
    }

    @Test
    void bulkPublish_withoutAnEnabledStream_isRefused() {
        assertThat(publish().refused(400, "InvalidParameterException")).contains("CognitoStreams");
        set("{\"CognitoStreams\":" + STREAMS.replace("ENABLED", "DISABLED") + "}")
                .ok();
        publish().refused(400, "InvalidParameterException");
        assertThat(details().toString())
                .isEqualTo("{\"IdentityPoolId\":\"" + POOL + "\",\"BulkPublishStatus\":\"NOT_STARTED\"}");
    }

    @Test
    void bulkPublish_goesThroughItsStates_onceADay() {
        set("{\"CognitoStreams\":" + STREAMS + "}").ok();
        assertThat(publish().text()).isEqualTo("{\"IdentityPoolId\":\"" + POOL + "\"}");
        assertThat(sync.send("POST", POOL_PATH + "/getBulkPublishDetails", "", "")
                        .text())
                .isEqualTo("{\"IdentityPoolId\":\"" + POOL
                        + "\",\"BulkPublishStartTime\":1795348800.123,\"BulkPublishStatus\":\"IN_PROGRESS\"}");
        publish().refused(400, "DuplicateRequestException");
        sync.now = sync.now.plus(Assumptions.BULK_PUBLISH_DURATION);
        assertThat(details().get("BulkPublishStatus").textValue()).isEqualTo("SUCCEEDED");
        assertThat(details().get("BulkPublishCompleteTime").decimalValue()).isEqualByComparingTo("1795348801.123");
        publish().refused(400, "AlreadyStreamedException");
        sync.now = sync.now.plus(Duration.ofHours(24)).minusMillis(1);
        publish().refused(400, "AlreadyStreamedException");
        sync.now = sync.now.plusMillis(1);
        publish().ok();
        assertThat(details().get("BulkPublishStatus").textValue()).isEqualTo("IN_PROGRESS");
    }

    private SyncFixture.Answer publish() {
        return sync.send("POST", POOL_PATH + "/bulkpublish", "", "");
    }

    private JsonNode details() {
        return sync.send("POST", POOL_PATH + "/getBulkPublishDetails", "", "").ok();
    }

    @Test
    void usage_addsUpWhatExists() {
        sync.update("a", replace("key", "value", 0)).ok();
        sync.update("b", replace("key", "value", 0)).ok();
        sync.now = sync.now.plusSeconds(1);
        sync.send("DELETE", SyncFixture.dataset("b"), "", "").ok();
        assertThat(sync.get(SyncFixture.identityPath(SyncFixture.ME), "").text())
                .isEqualTo("{\"IdentityUsage\":{\"IdentityId\":\"" + SyncFixture.ME + "\",\"IdentityPoolId\":\"" + POOL
                        + "\",\"LastModifiedDate\":1795348801.123,\"DatasetCount\":1,\"DataStorage\":8}}");
        assertThat(sync.get(POOL_PATH, "").text())
                .isEqualTo("{\"IdentityPoolUsage\":{\"IdentityPoolId\":\"" + POOL
                        + "\",\"DataStorage\":8,\"LastModifiedDate\":1795348801.123}}");
        assertThat(sync.get(SyncFixture.identityPath(SyncFixture.OTHER), "").text())
                .isEqualTo("{\"IdentityUsage\":{\"IdentityId\":\"" + SyncFixture.OTHER + "\",\"IdentityPoolId\":\""
                        + POOL + "\",\"DatasetCount\":0,\"DataStorage\":0}}");
    }

    @Test
    void usageOfPools_isListedInPages_freshOnesIncluded() {
        String fresh = "\"DataStorage\":0,\"LastModifiedDate\":1793491200.000}";
        SyncFixture.Answer first = sync.get("/identitypools", "maxResults=1");
        assertThat(first.text())
                .startsWith("{\"IdentityPoolUsages\":[{\"IdentityPoolId\":\"" + POOL + "\"," + fresh
                        + "],\"MaxResults\":1,\"Count\":1,\"NextToken\":\"");
        assertThat(sync.get(
                                "/identitypools",
                                "maxResults=1&nextToken="
                                        + first.body().get("NextToken").textValue())
                        .text())
                .isEqualTo("{\"IdentityPoolUsages\":[{\"IdentityPoolId\":\"" + POOL + "0\"," + fresh
                        + "],\"MaxResults\":1,\"Count\":1}");
        assertThat(sync.get("/identitypools", "").ok().get("Count").intValue()).isEqualTo(2);
        sync.get("/identitypools", "nextToken=%21").refused(400, "InvalidParameterException");
    }
}
