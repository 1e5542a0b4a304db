package cognitosync.localcloud.sync.api;

import static cognitosync.localcloud.sync.SyncFixture.remove;
import static cognitosync.localcloud.sync.SyncFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.sync.SyncFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class UpdateRecordsTest {
    @AutoClose
    private final SyncFixture sync = new SyncFixture();

    @Test
    void updateRecords_first_makesTheDatasetWithCountOne() {
        SyncFixture.Answer answer = sync.update("preference", replace("background-color", "red", 0));
        JsonNode record = answer.ok().get("Records").get(0);
        assertThat(answer.text())
                .isEqualTo("{\"Records\":[{\"Key\":\"background-color\",\"Value\":\"red\",\"SyncCount\":1,"
                        + "\"LastModifiedDate\":1795348800.123,\"LastModifiedBy\":\"" + SyncFixture.ME + "\"}]}");
        ObjectNode list = sync.list("preference").ok();
        assertThat(list.get("DatasetSyncCount").longValue()).isEqualTo(1);
        assertThat(list.get("DatasetExists").booleanValue()).isTrue();
        assertThat(list.get("Records")).containsExactly(record);
    }

    @Test
    void updateRecords_withTwoPatches_countsOnce() {
        sync.update("d", replace("a", "1", 0));
        assertThat(sync.update("d", replace("b", "1", 0), replace("c", "1", 0)).texts("Records", "SyncCount"))
                .containsExactly("2", "2");
        assertThat(sync.list("d").ok().get("DatasetSyncCount").longValue()).isEqualTo(2);
    }

    @Test
    void updateRecords_withStaleSyncCount_conflictsAndWritesNothing() {
        sync.update("d", replace("k", "old", 0)).ok();
        String token = sync.token("d");
        assertThat(sync.updateWith("d", token, replace("fresh", "x", 0), replace("k", "new", 0))
                        .refused(409, "ResourceConflictException"))
                .isEqualTo("Current SyncCount for: k is: 1 not: 0");
        assertThat(sync.list("d").texts("Records", "Key")).containsExactly("k");
        assertThat(sync.list("d").texts("Records", "Value")).containsExactly("old");
        assertThat(sync.list("d", "syncSessionToken=" + token).ok()).isNotNull();
        sync.updateWith("d", token, replace("k", "new", 1)).ok();
    }

    @Test
    void updateRecords_whileTheIdentityIsMergedAway_writesNothing() {
        sync.update("d", replace("k", "v", 0)).ok();
        String token = sync.token("d");
        sync.goneSince.add(SyncFixture.ME);
        assertThat(sync.updateWith("d", token, replace("k", "lost", 1)).refused(404, "ResourceNotFoundException"))
                .contains(SyncFixture.ME);
        assertThat(sync.list("d").texts("Records", "Value")).containsExactly("v");
        sync.as(TestAccount.OWNER).updateWith("d", token, replace("k", "w", 1)).ok();
    }

    @Test
    void updateRecords_withAHigherSyncCount_isTaken() {
        sync.update("d", replace("k", "v", 0)).ok();
        sync.update("d", replace("k", "w", 2)).ok();
        assertThat(sync.list("d").texts("Records", "SyncCount")).containsExactly("2");
    }

    @Test
    void updateRecords_removing_leavesATombstone() {
        sync.update("d", replace("k", "v", 0), replace("kept", "v", 0)).ok();
        assertThat(sync.update("d", remove("k", 1).put("Value", "")).texts("Records", "Value"))
                .containsExactly((String) null);
        SyncFixture.Answer list = sync.list("d");
        assertThat(list.texts("Records", "Key")).containsExactly("kept", "k");
        assertThat(list.body().get("Records").get(1).has("Value")).isFalse();
        assertThat(list.body().get("Records").get(1).get("SyncCount").longValue())
                .isEqualTo(2);
        sync.get(SyncFixture.dataset("d"), "").ok();
        sync.update("d", replace("k", "again", 2)).ok();
        assertThat(sync.list("d", "lastSyncCount=2").texts("Records", "Value")).containsExactly("again");
    }

    @Test
    void updateRecords_withAnEmptyValue_isNotATombstone() {
        sync.update("d", replace("k", "", 0)).ok();
        assertThat(sync.list("d").texts("Records", "Value")).containsExactly("");
    }

    @Test
    void updateRecords_withASpentToken_isRefused() {
        String token = sync.token("d");
        sync.updateWith("d", token, replace("k", "v", 0)).ok();
        assertThat(sync.updateWith("d", token, replace("k", "w", 1)).refused(400, "InvalidParameterException"))
                .isEqualTo("SyncSessionToken not valid for these inputs");
        sync.list("d", "syncSessionToken=" + token).refused(400, "InvalidParameterException");
        sync.update("d", replace("k", "w", 1)).ok();
        sync.updateWith("d", token, replace("k", "x", 2)).refused(400, "InvalidParameterException");
    }

    @Test
    void updateRecords_withASpentToken_isRefusedBeforeAnythingElseThatIsWrong() {
        String token = sync.token("d");
        sync.updateWith("d", token, replace("k", "v", 0)).ok();
        sync.update("d", replace("k", "w", 1)).ok();
        for (ObjectNode patch : List.of(replace("k", "stale", 1), replace("k", "v".repeat(1_048_575), 2))) {
            assertThat(sync.updateWith("d", token, patch).refused(400, "InvalidParameterException"))
                    .isEqualTo("SyncSessionToken not valid for these inputs");
        }
        assertThat(sync.updateWith("d", token).refused(400, "InvalidParameterException"))
                .isEqualTo("SyncSessionToken not valid for these inputs");
    }

    @Test
    void updateRecords_afterAnotherDeviceWrote_isTaken() {
        String mine = sync.token("d");
        sync.update("d", replace("theirs", "v", 0)).ok();
        assertThat(sync.updateWith("d", mine, replace("mine", "v", 0)).texts("Records", "SyncCount"))
                .containsExactly("2");
    }

    @Test
    void updateRecords_withATokenOfAnother_isRefused() {
        String ofAnotherDataset = sync.token("other");
        sync.updateWith("d", ofAnotherDataset, replace("k", "v", 0)).refused(400, "InvalidParameterException");
        sync.as(TestAccount.OWNER);
        String ofAnotherIdentity = sync.get(SyncFixture.datasets(SyncFixture.OTHER) + "/d/records", "")
                .ok()
                .get("SyncSessionToken")
                .textValue();
        sync.as(SyncFixture.identity(SyncFixture.ME));
        sync.updateWith("d", ofAnotherIdentity, replace("k", "v", 0)).refused(400, "InvalidParameterException");
        sync.updateWith("d", "random", replace("k", "v", 0)).refused(400, "InvalidParameterException");
        sync.updateWith("d", "", replace("k", "v", 0)).refused(400, "InvalidParameterException");
        assertThat(sync.list("d").ok().get("DatasetExists").booleanValue()).isFalse();
    }

    @Test
    void updateRecords_withAnExpiredToken_isRefused() {
        String token = sync.token("d");
        sync.now = sync.now.plus(Duration.ofHours(1));
        assertThat(sync.updateWith("d", token, replace("k", "v", 0)).refused(400, "InvalidParameterException"))
                .isEqualTo("SyncSessionToken not valid for these inputs");
    }

    @Test
    void updateRecords_withoutPatches_changesNothing() {
        String token = sync.token("d");
        assertThat(sync.updateWith("d", token).ok().get("Records")).isEmpty();
        assertThat(sync.send("POST", SyncFixture.dataset("d"), "", "{\"SyncSessionToken\":\"" + token + "\"}")
                        .ok()
                        .get("Records"))
                .isEmpty();
        assertThat(sync.list("d").ok().get("DatasetExists").booleanValue()).isFalse();
        sync.updateWith("d", token, replace("k", "v", 0)).ok();
    }

    @Test
    void updateRecords_echoesTheDevicesDate() {
        ObjectNode patch = replace("k", "v", 0);
        patch.put("DeviceLastModifiedDate", 1412974057.151);
        sync.update("d", patch).ok();
        assertThat(sync.list("d")
                        .ok()
                        .get("Records")
                        .get(0)
                        .get("DeviceLastModifiedDate")
                        .decimalValue())
                .isEqualByComparingTo("1412974057.151");
    }

    @Test
    void updateRecords_says_whoWrote() {
        sync.updateWith("d", sync.token("d"), body -> body.put("DeviceId", "device-1"), replace("a", "v", 0))
                .ok();
        assertThat(sync.list("d").texts("Records", "LastModifiedBy")).containsExactly("device-1");
        sync.as(TestAccount.OWNER).update("d", replace("b", "v", 0)).ok();
        assertThat(sync.list("d", "lastSyncCount=1").texts("Records", "LastModifiedBy"))
                .containsExactly(TestAccount.ID);
        assertThat(sync.list("d").ok().get("LastModifiedBy").textValue()).isEqualTo(TestAccount.ID);
    }

    @Test
    void updateRecords_beyondTheLimits_isRefused() {
        ObjectNode[] full =
                IntStream.range(0, 1024).mapToObj(i -> replace("k" + i, "v", 0)).toArray(ObjectNode[]::new);
        sync.update("d", full).ok();
        sync.update("d", replace("one more", "v", 0)).refused(400, "LimitExceededException");
        sync.update("big", replace("k", "x".repeat(1_048_575), 0)).ok();
        sync.update("big", replace("l", "", 0)).refused(400, "LimitExceededException");
        for (int i = 3; i <= 20; i++) {
            sync.update("d" + i, replace("k", "v", 0)).ok();
        }
        sync.update("d21", replace("k", "v", 0)).refused(400, "LimitExceededException");
        sync.send("DELETE", SyncFixture.dataset("d3"), "", "").ok();
        sync.update("d21", replace("k", "v", 0)).ok();
    }

    @Test
    void updateRecords_withValuesBeyondTheirConstraints_saysWhich() {
        assertThat(refusedPatch(replace("", "v", 0)))
                .isEqualTo("1 validation error detected: Value '' at 'recordPatches.1.member.key' failed to satisfy"
                        + " constraint: Member must have length greater than or equal to 1");
        sync.update("d", replace("é".repeat(1024), "v", 0)).ok();
        assertThat(refusedPatch(replace("k".repeat(1025), "v", 0))).contains("less than or equal to 1024");
        assertThat(refusedPatch(replace("k", "v".repeat(1_048_576), 0)))
                .contains("less than or equal to 1048575")
                .hasSizeLessThan(1_000);
        assertThat(refusedPatch(replace("k", "v", 0).put("Op", "add")))
                .contains("'add' at 'recordPatches.1.member.op'")
                .contains("enum value set: [replace, remove]");
        ObjectNode incomplete = JsonProtocol.MAPPER.createObjectNode();
        assertThat(refusedPatch(incomplete))
                .startsWith("3 validation errors detected: ")
                .contains("Value null at 'recordPatches.1.member.op'")
                .contains("Value null at 'recordPatches.1.member.key'")
                .contains("Value null at 'recordPatches.1.member.syncCount'");
        ObjectNode noValue = replace("k", "v", 0);
        noValue.remove("Value");
        assertThat(refusedPatch(noValue)).contains("null at 'recordPatches.1.member.value'");
        assertThat(refusedPatch(replace("k", "v", 0), replace("k", "w", 0))).contains("more than one patch");
        assertThat(sync.send("POST", SyncFixture.dataset("d"), "", "").refused(400, "InvalidParameterException"))
                .contains("Value null at 'syncSessionToken'");
        sync.updateWith("d", sync.token("d"), body -> body.put("DeviceId", ""), replace("k", "v", 0))
                .refused(400, "InvalidParameterException");
    }

    @Test
    void updateRecords_withMembersOfOtherTypes_isNotUnderstood() {
        String token = sync.token("d");
        for (String body : new String[] {
            "{",
            "[]",
            "\"text\"",
            "{\"SyncSessionToken\":7}",
            "{\"SyncSessionToken\":\"t\",\"SyncSessionToken\":\"t\"}",
            "{\"SyncSessionToken\":\"t\",\"RecordPatches\":{}}",
            "{\"SyncSessionToken\":\"t\",\"RecordPatches\":[null]}",
            patch("\"Op\":\"replace\",\"Key\":\"k\",\"Value\":7,\"SyncCount\":0"),
            patch("\"Op\":\"replace\",\"Key\":\"k\",\"Value\":\"v\",\"SyncCount\":\"0\""),
            patch("\"Op\":\"replace\",\"Key\":\"k\",\"Value\":\"v\",\"SyncCount\":0.5"),
            patch("\"Op\":\"replace\",\"Key\":\"k\",\"Value\":\"v\",\"SyncCount\":9223372036854775808"),
            patch("\"Op\":\"replace\",\"Key\":\"k\",\"Value\":\"\\ud800\",\"SyncCount\":0"),
            patch(
                    "\"Op\":\"replace\",\"Key\":\"k\",\"Value\":\"v\",\"SyncCount\":0,\"DeviceLastModifiedDate\":\"now\""),
            patch("\"Op\":\"replace\",\"Key\":\"k\",\"Value\":\"v\",\"SyncCount\":0,\"DeviceLastModifiedDate\":1e99"),
        }) {
            sync.send("POST", SyncFixture.dataset("d"), "", body.replace("\"t\"", "\"" + token + "\""))
                    .refused(400, "SerializationException");
        }
        assertThat(sync.list("d").ok().get("DatasetExists").booleanValue()).isFalse();
    }

    @Test
    void updateRecords_withUnknownAndNullMembers_ignoresThem() {
        String token = sync.token("d");
        sync.updateWith(
                        "d",
                        token,
                        body -> body.putNull("DeviceId").put("Unheard", true),
                        replace("k", "v", 0).putNull("DeviceLastModifiedDate"))
                .ok();
    }

    private String refusedPatch(ObjectNode... patches) {
        return sync.update("d", patches).refused(400, "InvalidParameterException");
    }

    private static String patch(String members) {
        return "{\"SyncSessionToken\":\"t\",\"RecordPatches\":[{" + members + "}]}";
    }
}
