package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.sync.api.SyncOperation.DatasetOperation;
import cognitosync.localcloud.sync.dataset.DatasetState;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import cognitosync.localcloud.sync.store.DatasetStore;
import cognitosync.localcloud.sync.store.RecordPage;
import cognitosync.localcloud.sync.store.RecordPage.RecordPosition;
import cognitosync.localcloud.sync.store.SyncSessionTokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_ListRecords.html">ListRecords</a>: what changed after
 * a count, and a token for the update that follows. A dataset that does not exist is an answer, not an error.
 */
public record ListRecords(DatasetStore store, SyncSessionTokens tokens, SyncLimits limits) implements DatasetOperation {
    @Override
    public boolean reportsNotFound() {
        return false;
    }

    @Override
    public JsonNode answer(Call call) {
        DatasetId id = call.labels().dataset();
        long lastSyncCount = call.queryLong("lastSyncCount").orElse(0L);
        int limit = call.pageSize(limits);
        Optional<RecordPosition> start = call.query("nextToken")
                .map(token -> RecordPosition.of(token).orElseThrow(SyncErrors::invalidNextToken));
        String token = sessionToken(call, id);
        RecordPage page = store.list(id, lastSyncCount, start, limit);
        if (!page.state().knows(lastSyncCount)) {
            throw SyncErrors.noSuchSyncCount(lastSyncCount);
        }
        return answer(page, lastSyncCount, token);
    }

    // A token that is passed on continues its session; it is not exchanged for another.
    private String sessionToken(Call call, DatasetId id) {
        Optional<String> token = call.query("syncSessionToken");
        if (token.isEmpty()) {
            return tokens.issue(id, call.at());
        }
        if (tokens.read(token.orElseThrow(), id, call.at())
                .filter(session -> !store.isSpent(session))
                .isEmpty()) {
            throw SyncErrors.invalidSessionToken();
        }
        return token.orElseThrow();
    }

    private static JsonNode answer(RecordPage page, long lastSyncCount, String token) {
        DatasetState state = page.state();
        ObjectNode answer = Shapes.structure();
        answer.set("Records", Shapes.records(page.records()));
        answer.put("Count", page.records().size());
        answer.put("DatasetSyncCount", state.syncCount());
        answer.put("DatasetExists", state.exists());
        answer.put("DatasetDeletedAfterRequestedSyncCount", state.isDeletedAfter(lastSyncCount));
        answer.put("SyncSessionToken", token);
        if (state.exists()) {
            answer.put("LastModifiedBy", state.lastModifiedBy());
        }
        if (!page.mergedDatasetNames().isEmpty()) {
            answer.set("MergedDatasetNames", JsonProtocol.MAPPER.valueToTree(page.mergedDatasetNames()));
        }
        page.next().ifPresent(next -> answer.put("NextToken", next.token()));
        return answer;
    }
}
