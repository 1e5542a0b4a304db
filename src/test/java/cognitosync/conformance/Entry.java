package cognitosync.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_Record.html">Record</a>, as a client gave it. */
record Entry(JsonNode json) {

    static List<Entry> all(JsonNode records) {
        List<Entry> entries = new ArrayList<>();
        records.forEach(record -> entries.add(new Entry(record)));
        return entries;
    }

    String key() {
        return json.get("Key").textValue();
    }

    /** Absent in a tombstone. */
    Optional<String> value() {
        return Optional.ofNullable(json.get("Value")).map(JsonNode::textValue);
    }

    long syncCount() {
        return json.get("SyncCount").longValue();
    }

    Optional<String> lastModifiedBy() {
        return Optional.ofNullable(json.get("LastModifiedBy")).map(JsonNode::textValue);
    }

    BigDecimal lastModifiedDate() {
        return json.get("LastModifiedDate").decimalValue();
    }

    /** Key, value and count, for a short comparison. */
    String brief() {
        return key() + "=" + value().orElse("(removed)") + "@" + syncCount();
    }
}
