package cognitosync.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_ListRecords.html">ListRecords</a> gave. */
record Listing(JsonNode json) {

    List<Entry> records() {
        return Entry.all(json.get("Records"));
    }

    /** Each as {@link Entry#brief}. */
    List<String> brief() {
        return records().stream().map(Entry::brief).toList();
    }

    int count() {
        return json.get("Count").intValue();
    }

    long syncCount() {
        return json.get("DatasetSyncCount").longValue();
    }

    boolean exists() {
        return json.get("DatasetExists").booleanValue();
    }

    boolean deleted() {
        return json.get("DatasetDeletedAfterRequestedSyncCount").booleanValue();
    }

    String token() {
        return json.get("SyncSessionToken").textValue();
    }

    /** Datasets of identities that were merged into this one. */
    List<String> mergedNames() {
        List<String> names = new ArrayList<>();
        json.path("MergedDatasetNames").forEach(name -> names.add(name.textValue()));
        return names;
    }

    Optional<String> nextToken() {
        return Optional.ofNullable(json.get("NextToken")).map(JsonNode::textValue);
    }

    Optional<String> lastModifiedBy() {
        return Optional.ofNullable(json.get("LastModifiedBy")).map(JsonNode::textValue);
    }
}
