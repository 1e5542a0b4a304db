package cognitosync.resolvers;

import static cognitosync.resolvers.Datasets.ME;
import static cognitosync.resolvers.Datasets.ok;
import static cognitosync.resolvers.Datasets.patch;
import static cognitosync.resolvers.Datasets.read;
import static cognitosync.resolvers.Datasets.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Items that another program, or a later version, has written. */
class UnreadableItemsTest {
    @AutoClose
    private final Datasets datasets = new Datasets();

    private void putItem(String dataset, String attributes) {
        datasets.put(ME, dataset, (ObjectNode) read(attributes));
    }

    private static List<String> listed(JsonNode page) {
        List<String> listed = new ArrayList<>();
        page.path("items")
                .forEach(item -> listed.add(
                        item.path("name").asText() + " " + item.path("count").asText()));
        return listed;
    }

    @Test
    void listing_withItemsThatCannotBeRead_namesThem_besideTheOthers() {
        ok(datasets.update("whole", "w", patch("k", "v", 0)));
        putItem("newer", """
                {"format": {"N": "2"}, "count": {"N": "7"}, "exists": {"BOOL": true}, "deletedAt": {"N": "0"}}""");
        putItem("none", "{}");
        putItem("text", "{\"count\": {\"S\": \"7\"}, \"modified\": {\"S\": \"now\"}, \"by\": {\"N\": \"1\"}}");
        putItem("deleted", "{\"format\": {\"N\": \"2\"}, \"exists\": {\"BOOL\": false}}");
        assertThat(listed(ok(datasets.datasets(null)))).containsExactly("newer 0", "none 0", "text 0", "whole 1");
        assertThat(refused(datasets.changes("newer", 0), "Unreadable"))
                .isEqualTo("The dataset newer in the table cannot be read: it has the format 2 of a later version.");
    }

    @Test
    void newDataset_besideItemsThatCannotBeRead_isRefused_asIfTheyExisted() {
        for (int number = 0; number < 20; number++) {
            putItem("d" + number, number % 2 == 0 ? "{}" : "{\"exists\": {\"S\": \"yes\"}}");
        }
        assertThat(refused(datasets.update("more", "w", patch("k", "v", 0)), "LimitExceeded"))
                .contains("20 datasets");
        putItem("d0", "{\"exists\": {\"BOOL\": false}}");
        ok(datasets.update("more", "w", patch("k", "v", 0)));
    }
}
