package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.sync.api.Call.Labels;
import cognitosync.localcloud.sync.api.SyncOperation.PoolOperation;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import cognitosync.localcloud.sync.store.Usages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_ListIdentityPoolUsage.html">ListIdentityPoolUsage</a>, by pool id. */
public record ListIdentityPoolUsage(IdentityDirectory directory, Usages usages, SyncLimits limits)
        implements PoolOperation {
    @Override
    public Optional<String> resource(Labels labels) {
        return Optional.of(labels.allPoolsArn());
    }

    @Override
    public boolean reportsNotFound() {
        return false;
    }

    @Override
    public JsonNode answer(Call call) {
        int limit = call.pageSize(limits);
        String after = call.lastName();
        List<IdentityDirectory.Pool> found = directory.poolsAfter(after, limit + 1);
        List<IdentityDirectory.Pool> page = found.subList(0, Math.min(limit, found.size()));
        ArrayNode list = JsonProtocol.MAPPER.createArrayNode();
        page.forEach(pool -> list.add(Shapes.poolUsage(pool, usages.ofPool(pool.id()))));
        ObjectNode answer = Shapes.structure().set("IdentityPoolUsages", list);
        answer.put("MaxResults", limit).put("Count", page.size());
        if (found.size() > limit) {
            answer.put("NextToken", Call.nextToken(page.get(limit - 1).id()));
        }
        return answer;
    }
}
