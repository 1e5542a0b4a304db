package cognitosync.localcloud.sync;

import static cognitosync.localcloud.sync.SyncFixture.remove;
import static cognitosync.localcloud.sync.SyncFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** ListDatasets, DescribeDataset and DeleteDataset. */
class DatasetOperationsTest {
    private static final String MINE = SyncFixture.datasets(SyncFixture.ME);

    @AutoClose
    private final SyncFixture sync = new SyncFixture();

    @Test
    void describeDataset_givesTotalsAndDates() {
        sync.update("d", replace("background-color", "red", 0), replace("gone", "v", 0))
                .ok();
        sync.now = sync.now.plus(Duration.ofSeconds(1));
        sync.update("d", remove("gone", 1)).ok();
        assertThat(sync.get(SyncFixture.dataset("d"), "").text())
                .isEqualTo("{\"Dataset\":{\"IdentityId\":\"" + SyncFixture.ME + "\",\"DatasetName\":\"d\","
                        + "\"CreationDate\":1795348800.123,\"LastModifiedDate\":1795348801.123,"
                        + "\"LastModifiedBy\":\"" + SyncFixture.ME + "\",\"DataStorage\":19,\"NumRecords\":1}}");
    }

    @Test
    void describeDataset_andDeleteDataset_ofNothing_areNotFound() {
        sync.get(SyncFixture.dataset("d"), "").refused(404, "ResourceNotFoundException");
        delete("d").refused(404, "ResourceNotFoundException");
        sync.update("d", replace("k", "v", 0)).ok();
        delete("d").ok();
        sync.get(SyncFixture.dataset("d"), "").refused(404, "ResourceNotFoundException");
        delete("d").refused(404, "ResourceNotFoundException");
        assertThat(sync.get(MINE, "").ok().get("Datasets")).isEmpty();
    }

    @Test
    void deleteDataset_answersWhatItWas() {
        sync.update("d", replace("k", "v", 0)).ok();
        JsonNode described = sync.get(SyncFixture.dataset("d"), "").ok().get("Dataset");
        assertThat(delete("d").ok().get("Dataset")).isEqualTo(described);
    }

    @Test
    void deleteDataset_thenUpdate_beginsANewDataset() {
        sync.update("d", replace("old", "v", 0)).ok();
        delete("d").ok();
        sync.now = sync.now.plus(Duration.ofSeconds(1));
        sync.update("d", replace("new", "v", 0)).ok();
        JsonNode dataset = sync.get(SyncFixture.dataset("d"), "").ok().get("Dataset");
        assertThat(dataset.get("CreationDate")).isEqualTo(dataset.get("LastModifiedDate"));
        assertThat(dataset.get("NumRecords").intValue()).isEqualTo(1);
        assertThat(sync.list("d").texts("Records", "Key")).containsExactly("new");
    }

    @Test
    void listDatasets_givesThemByNameInPages() {
        assertThat(sync.get(MINE, "").ok().toString()).isEqualTo("{\"Datasets\":[],\"Count\":0}");
        for (String name : new String[] {"b", "a", "c"}) {
            sync.update(name, replace("k", "v", 0)).ok();
        }
        assertThat(sync.get(MINE, "").texts("Datasets", "DatasetName")).containsExactly("a", "b", "c");
        SyncFixture.Answer first = sync.get(MINE, "maxResults=2");
        assertThat(first.texts("Datasets", "DatasetName")).containsExactly("a", "b");
        assertThat(first.body().get("Count").intValue()).isEqualTo(2);
        ObjectNode last = sync.get(
                        MINE,
                        "maxResults=2&nextToken="
                                + first.body().get("NextToken").textValue())
                .ok();
        assertThat(last.get("Datasets")).hasSize(1);
        assertThat(last.has("NextToken")).isFalse();
        sync.get(MINE, "nextToken=%21").refused(400, "InvalidParameterException");
        sync.get(MINE, "maxResults=-1").refused(400, "InvalidParameterException");
    }

    @Test
    void listDatasets_ofAnotherIdentity_showsNothingOfMine() {
        sync.update("d", replace("k", "v", 0)).ok();
        sync.as(SyncFixture.identity(SyncFixture.OTHER));
        assertThat(sync.get(SyncFixture.datasets(SyncFixture.OTHER), "").ok().get("Datasets"))
                .isEmpty();
    }

    private SyncFixture.Answer delete(String name) {
        return sync.send("DELETE", SyncFixture.dataset(name), "", "");
    }
}
