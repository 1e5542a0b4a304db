package cognitosync.localcloud.sync.api;

import static cognitosync.localcloud.sync.SyncFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.sync.SyncFixture;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ListRecordsTest {
    @AutoClose
    private final SyncFixture sync = new SyncFixture();

    @Test
    void listRecords_ofANewName_answersAnEmptyDatasetAndAToken() {
        ObjectNode list = sync.list("d", "lastSyncCount=0").ok();
        assertThat(list.get("Records").isArray()).isTrue();
        assertThat(list.get("Records")).isEmpty();
        assertThat(list.get("Count").intValue()).isZero();
        assertThat(list.get("DatasetSyncCount").longValue()).isZero();
        assertThat(list.get("DatasetExists").booleanValue()).isFalse();
        assertThat(list.get("DatasetDeletedAfterRequestedSyncCount").booleanValue())
                .isFalse();
        assertThat(list.get("SyncSessionToken").textValue()).isNotEmpty();
        assertThat(list.has("LastModifiedBy")).isFalse();
        assertThat(list.has("NextToken")).isFalse();
        assertThat(sync.get(SyncFixture.datasets(SyncFixture.ME), "").ok().get("Datasets"))
                .as("listing makes nothing")
                .isEmpty();
    }

    @Test
    void listRecords_twiceWithOneToken_keepsTheSession() {
        String token = sync.token("d");
        assertThat(sync.list("d", "syncSessionToken=" + token)
                        .ok()
                        .get("SyncSessionToken")
                        .textValue())
                .isEqualTo(token);
        sync.list("d", "syncSessionToken=" + token).ok();
        sync.updateWith("d", token, replace("k", "v", 0)).ok();
        assertThat(sync.list("d", "syncSessionToken=" + token).refused(400, "InvalidParameterException"))
                .isEqualTo("SyncSessionToken not valid for these inputs");
    }

    @Test
    void listRecords_withACount_listsWhatChangedSince() {
        sync.update("d", replace("a", "1", 0)).ok();
        sync.update("d", replace("b", "1", 0)).ok();
        assertThat(sync.list("d").texts("Records", "Key")).containsExactly("a", "b");
        assertThat(sync.list("d", "lastSyncCount=1").texts("Records", "Key")).containsExactly("b");
        assertThat(sync.list("d", "lastSyncCount=2").texts("Records", "Key")).isEmpty();
        assertThat(sync.list("d", "lastSyncCount=-1").texts("Records", "Key")).hasSize(2);
        assertThat(sync.list("d", "lastSyncCount=3").refused(400, "InvalidParameterException"))
                .isEqualTo("No such SyncCount: 3 exists for this Dataset");
    }

    @Test
    void listRecords_ofANameNeverWritten_takesAnyCount() {
        for (int count : new int[] {5, 0, -1}) {
            assertThat(sync.list("d", "lastSyncCount=" + count)
                            .ok()
                            .get("DatasetExists")
                            .booleanValue())
                    .isFalse();
        }
    }

    @Test
    void listRecords_afterDeletion_tellsThoseWhoSawTheDataset() {
        sync.update("d", replace("k", "v", 0)).ok();
        sync.send("DELETE", SyncFixture.dataset("d"), "", "").ok();
        ObjectNode gone = sync.list("d", "lastSyncCount=1").ok();
        assertThat(gone.get("DatasetExists").booleanValue()).isFalse();
        assertThat(gone.get("DatasetDeletedAfterRequestedSyncCount").booleanValue())
                .isTrue();
        assertThat(gone.has("LastModifiedBy")).isFalse();
        long count = gone.get("DatasetSyncCount").longValue();
        assertThat(sync.list("d")
                        .ok()
                        .get("DatasetDeletedAfterRequestedSyncCount")
                        .booleanValue())
                .as("a device that never saw it")
                .isFalse();
        sync.update("d", replace("baz", "v", count)).ok();
        SyncFixture.Answer anew = sync.list("d", "lastSyncCount=1");
        assertThat(anew.ok().get("DatasetExists").booleanValue()).isTrue();
        assertThat(anew.body().get("DatasetDeletedAfterRequestedSyncCount").booleanValue())
                .isTrue();
        assertThat(anew.texts("Records", "Key")).containsExactly("baz");
        assertThat(sync.list("d", "lastSyncCount=" + (count + 1))
                        .ok()
                        .get("DatasetDeletedAfterRequestedSyncCount")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void listRecords_ofAFullDataset_givesOnePage() {
        ObjectNode[] full =
                IntStream.range(0, 1024).mapToObj(i -> replace("k" + i, "v", 0)).toArray(ObjectNode[]::new);
        sync.update("d", full).ok();
        ObjectNode list = sync.list("d").ok();
        assertThat(list.get("Records")).hasSize(1024);
        assertThat(list.get("Count").intValue()).isEqualTo(1024);
        assertThat(list.has("NextToken")).isFalse();
        assertThat(sync.list("d", "maxResults=1000000").ok().get("Records")).hasSize(1024);
    }

    @Test
    void listRecords_inPagesOfOne_givesEachRecordOnce() {
        sync.update("d", replace("b", "1", 0), replace("a:/é", "1", 0)).ok();
        sync.update("d", replace("c", "1", 0)).ok();
        List<String> keys = new ArrayList<>();
        String next = "";
        do {
            SyncFixture.Answer page = sync.list("d", "maxResults=1" + next);
            assertThat(page.ok().get("Count").intValue()).isEqualTo(1);
            assertThat(keys).as("pages that never end").hasSizeLessThan(3);
            keys.addAll(page.texts("Records", "Key"));
            sync.list(
                            "d",
                            "syncSessionToken="
                                    + page.body().get("SyncSessionToken").textValue())
                    .ok();
            next = page.body().has("NextToken")
                    ? "&nextToken="
                            + PercentEncoding.encode(
                                    page.body().get("NextToken").textValue())
                    : "";
        } while (!next.isEmpty());
        assertThat(keys).containsExactly("a:/é", "b", "c");
    }

    @Test
    void listRecords_withParametersOutOfTheirTypes_isRefused() {
        sync.list("d", "lastSyncCount=x").refused(400, "SerializationException");
        sync.list("d", "lastSyncCount=9223372036854775808").refused(400, "SerializationException");
        sync.list("d", "maxResults=").refused(400, "SerializationException");
        sync.list("d", "maxResults=0").refused(400, "InvalidParameterException");
        sync.list("d", "nextToken=x").refused(400, "InvalidParameterException");
        sync.list("d", "nextToken=%21%21").refused(400, "InvalidParameterException");
        sync.list("d", "nextToken=%zz").refused(400, "SerializationException");
        sync.list("d", "syncSessionToken=x").refused(400, "InvalidParameterException");
    }

    @Test
    void listRecords_withABody_ignoresIt() {
        sync.send("GET", SyncFixture.dataset("d") + "/records", "", "{}").ok();
    }
}
