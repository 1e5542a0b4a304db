package cognitosync.localcloud.sync.store;

import static cognitosync.localcloud.sync.SyncFixture.ME;
import static cognitosync.localcloud.sync.SyncFixture.OTHER;
import static cognitosync.localcloud.sync.SyncFixture.POOL;
import static cognitosync.localcloud.sync.SyncFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.sync.SyncFixture;
import cognitosync.localcloud.sync.api.Shapes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of datasets when identities merge or go. */
class SyncDataLifecycleTest {
    private static final String THIRD = "eu-west-1:cccccccc-0000-0000-0000-000000000003";

    @AutoClose
    private final SyncFixture sync = new SyncFixture();

    private SyncDataLifecycle stored;

    @BeforeEach
    void open() {
        stored = sync.stored;
    }

    private void write(String identity, String dataset, String value) {
        sync.as(SyncFixture.identity(identity));
        String path = SyncFixture.datasets(identity) + "/" + PercentEncoding.encode(dataset);
        JsonNode listed = sync.get(path + "/records", "").ok();
        ObjectNode body = replaceBody(listed, value);
        sync.send("POST", path, "", body.toString()).ok();
        sync.as(SyncFixture.identity(ME));
    }

    private static ObjectNode replaceBody(JsonNode listed, String value) {
        ObjectNode body = Shapes.structure()
                .put("SyncSessionToken", listed.get("SyncSessionToken").textValue());
        body.putArray("RecordPatches")
                .add(replace("k", value, listed.get("DatasetSyncCount").longValue()));
        return body;
    }

    private void merge(String from, String into) {
        stored.merge(POOL, from, into);
    }

    private List<String> names(String identity) {
        return sync.as(SyncFixture.identity(identity))
                .get(SyncFixture.datasets(identity), "")
                .texts("Datasets", "DatasetName");
    }

    @Test
    void merge_renamesTheDatasets_theirRecordsKeepTheirCounts() {
        write(ME, "d", "mine");
        for (String value : new String[] {"1", "2", "3"}) {
            write(OTHER, "d", value);
        }
        merge(OTHER, ME);
        assertThat(names(ME)).containsExactly("d", "d." + OTHER);
        ObjectNode merged = sync.list("d." + OTHER).ok();
        assertThat(merged.get("DatasetSyncCount").longValue()).isEqualTo(1);
        assertThat(merged.get("Records").get(0).get("SyncCount").longValue()).isEqualTo(3);
        assertThat(merged.get("Records").get(0).get("Value").textValue()).isEqualTo("3");
        assertThat(sync.list("d").ok().get("Records").get(0).get("Value").textValue())
                .isEqualTo("mine");
        assertThat(names(OTHER)).isEmpty();
    }

    @Test
    void mergedDatasetNames_areReportedUntilTheCopyIsDeleted() {
        write(OTHER, "d", "v");
        assertThat(sync.list("d").ok().has("MergedDatasetNames")).isFalse();
        merge(OTHER, ME);
        assertThat(sync.list("d").ok().get("MergedDatasetNames").toString())
                .as("though nothing was ever written to the dataset itself")
                .isEqualTo("[\"d." + OTHER + "\"]");
        assertThat(sync.list("e").ok().has("MergedDatasetNames")).isFalse();
        sync.send("DELETE", SyncFixture.dataset("d." + OTHER), "", "").ok();
        assertThat(sync.list("d").ok().has("MergedDatasetNames")).isFalse();
        write(ME, "d." + OTHER, "my own now");
        assertThat(sync.list("d").ok().has("MergedDatasetNames")).isFalse();
    }

    @Test
    void mergedDataset_canBeWrittenTo() {
        write(OTHER, "d", "v");
        write(OTHER, "d", "w");
        merge(OTHER, ME);
        sync.update("d." + OTHER, replace("k", "x", 2)).ok();
        assertThat(sync.list("d." + OTHER).ok().get("DatasetSyncCount").longValue())
                .isEqualTo(2);
        assertThat(sync.update("d." + OTHER, replace("k", "y", 0)).refused(409, "ResourceConflictException"))
                .startsWith("Current SyncCount for: k is: ");
    }

    @Test
    void merge_countsTowardsTheLimit_butIsNotHeldUpByIt() {
        for (int i = 0; i < 20; i++) {
            write(ME, "mine" + i, "v");
        }
        write(OTHER, "d", "v");
        merge(OTHER, ME);
        assertThat(names(ME)).hasSize(21);
        sync.send("DELETE", SyncFixture.dataset("mine0"), "", "").ok();
        sync.update("one-more", replace("k", "v", 0)).refused(400, "LimitExceededException");
        sync.send("DELETE", SyncFixture.dataset("mine1"), "", "").ok();
        sync.update("one-more", replace("k", "v", 0)).ok();
    }

    @Test
    void merge_ofWhatWasMergedBefore_keepsTheRoot() {
        write(THIRD, "d", "v");
        merge(THIRD, OTHER);
        merge(OTHER, ME);
        assertThat(sync.list("d").ok().get("MergedDatasetNames").toString())
                .isEqualTo("[\"d." + THIRD + "." + OTHER + "\"]");
    }

    @Test
    void merge_ofALongName_staysReachable() {
        String name = "x".repeat(128);
        write(OTHER, name, "v");
        merge(OTHER, ME);
        assertThat(sync.list(name + "." + OTHER).ok().get("Records")).hasSize(1);
        sync.list("y" + name + "." + OTHER).refused(400, "InvalidParameterException");
    }

    @Test
    void merge_ontoANameThatIsTaken_loosesNothing() {
        write(ME, "d." + OTHER, "mine");
        write(OTHER, "d", "theirs");
        merge(OTHER, ME);
        assertThat(names(ME)).containsExactly("d." + OTHER, "d." + OTHER + "." + OTHER);
        assertThat(sync.list("d." + OTHER)
                        .ok()
                        .get("Records")
                        .get(0)
                        .get("Value")
                        .textValue())
                .isEqualTo("mine");
    }

    @Test
    void merge_ontoANameThatWasDeleted_takesIt() {
        write(ME, "d." + OTHER, "gone");
        sync.send("DELETE", SyncFixture.dataset("d." + OTHER), "", "").ok();
        write(OTHER, "d", "theirs");
        merge(OTHER, ME);
        assertThat(names(ME)).containsExactly("d." + OTHER);
    }

    @Test
    void merge_leavesDeletedDatasetsBehind() {
        write(OTHER, "d", "v");
        sync.as(SyncFixture.identity(OTHER))
                .send("DELETE", SyncFixture.datasets(OTHER) + "/d", "", "")
                .ok();
        merge(OTHER, ME);
        assertThat(names(ME)).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void deleteIdentity_forgetsItAlone() {
        write(ME, "d", "v");
        write(OTHER, "d", "v");
        stored.deleteIdentity(POOL, OTHER);
        assertThat(names(OTHER)).isEmpty();
        assertThat(names(ME)).containsExactly("d");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void deletePool_forgetsEverything() {
        write(ME, "d", "v");
        sync.as(TestAccount.OWNER)
                .send(
                        "POST",
                        SyncFixture.POOL_PATH + "/events",
                        "",
                        "{\"Events\":{\"SyncTrigger\":\"arn:aws:lambda:eu-west-1:1:function:f\"}}")
                .ok();
        stored.deletePool(POOL);
        assertThat(rows()).isZero();
        assertThat(sync.as(TestAccount.OWNER)
                        .get(SyncFixture.POOL_PATH + "/events", "")
                        .ok()
                        .get("Events"))
                .isEmpty();
    }

    private long rows() {
        return sync.database.read(t -> t.first(
                        "SELECT (SELECT count(*) FROM sync_dataset) + (SELECT count(*) FROM sync_record) AS n",
                        row -> row.number("n"))
                .orElseThrow());
    }
}
