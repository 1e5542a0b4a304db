package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.sync.api.Call.Labels;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetSummary;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import cognitosync.localcloud.sync.store.DatasetStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_ListDatasets.html">ListDatasets</a>, by name. */
public record ListDatasets(DatasetStore store, SyncLimits limits) implements SyncOperation {
    // AWS judges it on a dataset whose name is the word null, so a policy on one dataset does not allow it.
    @Override
    public Optional<String> resource(Labels labels) {
        return Optional.of(labels.datasetArn("null"));
    }

    @Override
    public boolean reportsNotFound() {
        return false;
    }

    @Override
    public JsonNode answer(Call call) {
        int limit = call.pageSize(limits);
        String afterName = call.lastName();
        List<DatasetSummary> found =
                store.datasets(call.labels().identityPoolId(), call.labels().identityId(), afterName, limit + 1);
        List<DatasetSummary> page = found.subList(0, Math.min(limit, found.size()));
        ArrayNode datasets = JsonProtocol.MAPPER.createArrayNode();
        page.forEach(dataset -> datasets.add(Shapes.dataset(dataset)));
        ObjectNode answer = Shapes.structure();
        answer.set("Datasets", datasets);
        answer.put("Count", page.size());
        if (found.size() > limit) {
            answer.put("NextToken", Call.nextToken(page.get(limit - 1).id().datasetName()));
        }
        return answer;
    }
}
